using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Nser.Standards.Records;

namespace Nser.Standards.Schemas;

/// <summary>One walk over a record that finds everything that is wrong with it. Its verdict is the verdict.</summary>
/// <remarks>Strict where RFC 8259 leaves it to the reader: UTF-8, half characters, members named twice, comments, depth.</remarks>
internal ref struct Explanation
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = SchemaPlan.MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    /// <summary>How a reader stands behind a member of a record.</summary>
    private static readonly JsonReaderState BehindAMember = ReadAMember();

    [ThreadStatic]
    private static PointerPath? pathOfThread;

    private readonly ReadOnlySpan<byte> json;

    /// <summary>Where the reader began in the record.</summary>
    private readonly int begin;
    private readonly RecordSlots slots;
    private readonly FindingList findings;
    private readonly PointerPath path;
    private Utf8JsonReader reader;

    private Explanation(ReadOnlySpan<byte> json, RecordSlots slots, FindingList findings)
    {
        this.json = json;
        this.slots = slots;
        this.findings = findings;
        path = pathOfThread ??= new PointerPath();
        path.Clear();
        begin = slots.Sure.End;
        reader = begin == 0 ? new Utf8JsonReader(json, Strict) : new Utf8JsonReader(json[begin..], isFinalBlock: true, BehindAMember);
    }

    /// <summary>Looks at all of the record of which the slots do not say that it is sure.</summary>
    /// <returns>Whether the bytes are one sound JSON object. If not, one finding says so.</returns>
    internal static bool Of(ReadOnlySpan<byte> json, ValueShape record, RecordSlots slots, FindingList findings)
    {
        var before = findings.All.Count;
        var fault = json.Length > RecordSlots.LongestRecord ? ShapeMessages.TooLong : Utf8.IsValid(json) ? Walk(json, record, slots, findings) : ShapeMessages.NotUtf8;
        if (fault is null)
        {
            return true;
        }

        findings.All.RemoveRange(before, findings.All.Count - before);
        findings.All.Add(new ValidationFinding(ValidationCodes.SchemaJson, FindingSeverity.Error, "", fault));
        return false;
    }

    private static string? Walk(ReadOnlySpan<byte> json, ValueShape record, RecordSlots slots, FindingList findings)
    {
        try
        {
            var walk = new Explanation(json, slots, findings);
            if (walk.begin > 0)
            {
                walk.Object(record.Object, slots.Sure.Members);
            }
            else
            {
                walk.reader.Read();
                if (walk.reader.TokenType != JsonTokenType.StartObject)
                {
                    return ShapeMessages.NotAnObject;
                }

                walk.Value(record, slot: -1);
            }

            walk.reader.Read();
            return null;
        }
        catch (JsonException)
        {
            return ShapeMessages.NotJson;
        }
        catch (InvalidOperationException)
        {
            return ShapeMessages.HalfCharacter;
        }
    }

    private static JsonReaderState ReadAMember()
    {
        var reader = new Utf8JsonReader("""{"":[]"""u8, isFinalBlock: false, new JsonReaderState(Strict));
        while (reader.Read())
        {
        }

        return reader.CurrentState;
    }

    private void Value(ValueShape shape, int slot)
    {
        var start = TokenStart;
        var token = reader.TokenType;
        switch (token)
        {
            case JsonTokenType.String:
                slots.Note(slot, new(start + 1, reader.ValueSpan.Length, token) { IsEscaped = reader.ValueIsEscaped });
                Text(shape);
                break;
            case JsonTokenType.StartObject:
                slots.Note(slot, new(start, 0, token));
                Object(Judge(shape) ? shape.Object : ObjectShape.Any);
                break;
            case JsonTokenType.StartArray:
                slots.Note(slot, new(start, 0, token));
                List(Judge(shape) ? shape.List : ListShape.Any, start);
                break;
            case JsonTokenType.Number:
                slots.Note(slot, new(start, reader.ValueSpan.Length, token));
                Number(shape);
                break;
            default:
                slots.Note(slot, new(start, reader.ValueSpan.Length, token));
                if (Judge(shape) && shape.Literals?.Others.Contains(token == JsonTokenType.Null ? JsonValueKind.Null : token == JsonTokenType.True ? JsonValueKind.True : JsonValueKind.False) == false)
                {
                    Add(ValidationCodes.SchemaEnum, shape.Literals.Message);
                }

                break;
        }
    }

    private readonly int TokenStart => begin + (int)reader.TokenStartIndex;

    /// <summary>Whether the value has a type that the schema allows, so that the rest may be asked of it.</summary>
    private readonly bool Judge(ValueShape shape)
    {
        var kind = reader.TokenType.Kind;
        if ((shape.Kinds & kind) == 0)
        {
            AddType(shape);
            return false;
        }

        if (shape.Literals is { } literals && (kind & (JsonKinds.Object | JsonKinds.List)) != 0)
        {
            Add(ValidationCodes.SchemaEnum, literals.Message);
        }

        return true;
    }

    private void Text(ValueShape shape)
    {
        if (!reader.ValueIsEscaped)
        {
            Text(shape, reader.ValueSpan);
            return;
        }

        var unescaped = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            // Throws for half of a character, also where the schema asks nothing.
            var length = reader.CopyString(unescaped);
            Text(shape, unescaped.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(unescaped, clearArray: true);
        }
    }

    private readonly void Text(ValueShape shape, ReadOnlySpan<byte> text)
    {
        if (!Judge(shape))
        {
            return;
        }

        if (shape.Text.FaultOf(text, shape.Description) is var (code, message))
        {
            Add(code, message);
        }
        else if (shape.Literals is { } literals && literals.Texts.Find(text) < 0)
        {
            Add(ValidationCodes.SchemaEnum, literals.Message);
        }
    }

    private readonly void Number(ValueShape shape)
    {
        // Looked at as in the fast way first: most numbers are short and fit.
        if ((shape.Kinds & (JsonKinds.Number | JsonKinds.Integer)) != 0 && shape.Literals is null && NumberForm.End(json, TokenStart, shape.Number) > 0)
        {
            return;
        }

        var number = new ExactNumber(reader.ValueSpan);
        if ((shape.Kinds & JsonKinds.Number) == 0 && ((shape.Kinds & JsonKinds.Integer) == 0 || !number.IsInteger))
        {
            AddType(shape);
            return;
        }

        if (shape.Literals is { } literals && !literals.Numbers.Any(literal => literal.CompareTo(number) == 0))
        {
            Add(ValidationCodes.SchemaEnum, literals.Message);
        }

        foreach (var (code, message) in NumberFaults.Of(number, shape.Number))
        {
            Add(code, message);
        }
    }

    /// <param name="shape">What is asked of the object.</param>
    /// <param name="sure">The members of which the reader stands behind, among the first 64.</param>
    private void Object(ObjectShape shape, ulong sure = 0)
    {
        Span<ulong> seen = stackalloc ulong[(shape.Members.Length / 64) + 1];
        seen.Clear();
        seen[0] = sure;
        HashSet<string>? others = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            Member(shape, seen, ref others);
        }

        foreach (var member in shape.Required)
        {
            if ((seen[member.Index / 64] >> (member.Index % 64) & 1) == 0)
            {
                findings.All.Add(new(ValidationCodes.SchemaRequired, FindingSeverity.Error, path.PointerTo(member), member.Missing));
            }
        }
    }

    private void Member(ObjectShape shape, scoped Span<ulong> seen, ref HashSet<string>? others)
    {
        var other = "";
        bool isRepeated;
        int slot;
        var member = Find(shape);
        if (member is null)
        {
            other = reader.GetString()!;
            isRepeated = !(others ??= new(StringComparer.Ordinal)).Add(other);
            slot = shape.SlotOf(Encoding.UTF8.GetBytes(other));
        }
        else
        {
            ref var mask = ref seen[member.Index / 64];
            var bit = 1UL << (member.Index % 64);
            isRepeated = (mask & bit) != 0;
            mask |= bit;
            slot = member.Slot;
        }

        path.Enter(member?.Step ?? JsonPointer.Step(other));
        if (isRepeated)
        {
            Add(ValidationCodes.SchemaDuplicate, ShapeMessages.NamedTwice);
        }

        reader.Read();
        Value(member?.Value ?? shape.Others, slot);
        path.Leave();
    }

    private readonly MemberShape? Find(ObjectShape shape)
    {
        if (!reader.ValueIsEscaped)
        {
            return shape.Find(reader.ValueSpan);
        }

        var unescaped = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        var member = shape.Find(unescaped.AsSpan(0, reader.CopyString(unescaped)));
        ArrayPool<byte>.Shared.Return(unescaped);
        return member;
    }

    private void List(ListShape shape, int start)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            path.Enter(count++);
            Value(shape.Items ?? ValueShape.Anything, slot: -1);
            path.Leave();
        }

        if (count < shape.MinItems)
        {
            Add(ValidationCodes.SchemaMinItems, ShapeMessages.TooFew(shape.MinItems));
        }
        else if (count > shape.MaxItems)
        {
            Add(ValidationCodes.SchemaMaxItems, ShapeMessages.TooMany(shape.MaxItems));
        }

        if (shape.HasUniqueItems && count > 1 && !UniqueItems.Hold(json[start..(begin + (int)reader.BytesConsumed)]))
        {
            Add(ValidationCodes.SchemaUniqueItems, ShapeMessages.NotUnique);
        }
    }

    private readonly void AddType(ValueShape shape)
    {
        if (shape.Kinds == JsonKinds.None)
        {
            Add(ValidationCodes.SchemaNotAllowed, ShapeMessages.NotAllowed);
        }
        else
        {
            Add(ValidationCodes.SchemaType, ShapeMessages.Type(shape.Kinds, reader.TokenType));
        }
    }

    private readonly void Add(string code, string message) => findings.All.Add(new(code, FindingSeverity.Error, path.Pointer(), message));
}
