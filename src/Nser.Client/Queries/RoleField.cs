using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Nser.Client.Queries;

/// <summary>The place in which a row keeps a field.</summary>
internal delegate ref TValue Place<TRow, TValue>(TRow row);

/// <summary>A field of a row that depends on the role. The reader of JSON fills it in place, and so does the view that says why it is absent: no boxes, no copy of the row.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <typeparam name="TView">The flags that say which fields a role gets.</typeparam>
/// <param name="flag">The field's flag; its name in camel case is the member of the JSON.</param>
internal abstract class RoleField<TRow, TView>(TView flag)
    where TRow : class
    where TView : struct, Enum
{
    private protected TView Flag => flag;

    /// <summary>What reads and writes the field.</summary>
    internal abstract JsonPropertyInfo Member(JsonSerializerOptions options);

    /// <summary>Gives the field the reason why it is absent, unless it is given.</summary>
    internal abstract void Explain(TRow row, TView view, bool isEncrypted);
}

/// <inheritdoc/>
/// <typeparam name="TRow">The row.</typeparam>
/// <typeparam name="TView">The flags that say which fields a role gets.</typeparam>
/// <typeparam name="TValue">What the field holds when it is given.</typeparam>
/// <param name="flag">The field's flag; its name in camel case is the member of the JSON.</param>
/// <param name="place">Where the row keeps the field.</param>
internal sealed class RoleField<TRow, TView, TValue>(TView flag, Place<TRow, Disclosed<TValue>> place) : RoleField<TRow, TView>(flag)
    where TRow : class
    where TView : struct, Enum
{
    internal override JsonPropertyInfo Member(JsonSerializerOptions options) => RowMembers.Of(options, Flag.ToString(), place);

    internal override void Explain(TRow row, TView view, bool isEncrypted)
    {
        ref var field = ref place(row);
        if (!field.IsGiven)
        {
            field = field.Or(RoleViews.WhyAbsent(view.HasFlag(Flag), isEncrypted));
        }
    }
}

/// <summary>Makes what reads and writes the members of rows.</summary>
internal static class RowMembers
{
    /// <summary>What reads and writes the objects of a row.</summary>
    internal static JsonTypeInfo<TRow> Of<TRow>(JsonSerializerOptions options, Func<TRow> create, IEnumerable<JsonPropertyInfo> members)
        where TRow : class => JsonMetadataServices.CreateObjectInfo(options, new JsonObjectInfoValues<TRow> { ObjectCreator = create, PropertyMetadataInitializer = _ => [.. members] });

    /// <summary>What reads and writes one member.</summary>
    /// <param name="options">The options of the JSON.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="place">Where the row keeps its value.</param>
    internal static JsonPropertyInfo Of<TRow, TValue>(JsonSerializerOptions options, string name, Place<TRow, TValue> place)
        where TRow : class => JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<TValue>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = typeof(TRow),
            PropertyName = name,
            JsonPropertyName = JsonNamingPolicy.CamelCase.ConvertName(name),
            Getter = row => place((TRow)row),
            Setter = (row, value) => place((TRow)row) = value!,
        });
}
