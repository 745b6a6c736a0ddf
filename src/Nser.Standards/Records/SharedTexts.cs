namespace Nser.Standards.Records;

/// <summary>Codes that record after record repeats, such as the organisation's, as strings that are made once.</summary>
/// <remarks>Keeps each field's last text: for codes, never for what leads to a person.</remarks>
internal sealed class SharedTexts
{
    private readonly string?[] last = new string?[Fields.Count];

    /// <summary>The field's text; <see langword="null"/> when it is absent.</summary>
    internal string? Of(in RecordView record, Field field)
    {
        var text = record.Text(field);
        if (!text.IsPresent)
        {
            return null;
        }

        if (last[field.Slot] is not { } shared || !text.Is(shared))
        {
            last[field.Slot] = shared = text.ToText()!;
        }

        return shared;
    }
}
