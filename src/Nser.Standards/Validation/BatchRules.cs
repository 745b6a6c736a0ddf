using System.Runtime.InteropServices;
using Nser.Standards.Records;

namespace Nser.Standards.Validation;

/// <summary>The rules over one batch: ID-10, AD-13, PR-02. Made by <see cref="RecordValidator.StartBatch"/> for each batch; records are added in order, from one thread.</summary>
public sealed class BatchRules
{
    private readonly int householdLimit;
    private readonly HashSet<(string?, string?)> recordIds = [];
    private readonly Dictionary<(string? Person, string? Programme), List<RecordKeys.Spell>> spells = [];
    private readonly HashSet<((string?, string?) Person, RecordKeys.Item)> items = [];
    private readonly Dictionary<string, HashSet<(string?, string?)>> households = new(StringComparer.Ordinal);
    private readonly FindingList findings = new();

    internal BatchRules(NserValidatorOptions options) => householdLimit = options.HouseholdLimit;

    /// <summary>Adds the batch's next record.</summary>
    /// <param name="verdict">What validation said of the record.</param>
    /// <returns>Further findings of this record: what it and earlier records of the batch have in conflict.</returns>
    public IReadOnlyList<ValidationFinding> Add(RecordVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (verdict.Keys is not RecordKeys keys || !recordIds.Add(keys.RecordId) || keys.Person is (null, null))
        {
            return [];
        }

        findings.Clear();
        CheckSpell(keys);
        CheckItem(keys);
        CheckHousehold(keys);
        return findings.Count == 0 ? [] : findings.All.ToArray();
    }

    /// <summary>An enrolled person is the CNIC, or for a child without one the B-Form number.</summary>
    private void CheckSpell(RecordKeys keys)
    {
        if (keys.ActiveSpell is not { } spell)
        {
            return;
        }

        ref var earlier = ref CollectionsMarshal.GetValueRefOrAddDefault(spells, (keys.Person.Cnic ?? keys.Person.BForm, spell.Programme), out _);
        earlier ??= new(capacity: 1);
        findings.ErrorIf(OverlapsOneOf(earlier, spell), ValidationCodes.OverlappingSpell, keys.Person.Cnic is null ? Fields.BFormNumber : Fields.Cnic, "An earlier record of this batch has the same person ACTIVE in the same programme at the same time: keep one, or end the earlier spell.");

        earlier.Add(spell);
    }

    private static bool OverlapsOneOf(List<RecordKeys.Spell> earlier, RecordKeys.Spell spell)
    {
        foreach (var other in earlier)
        {
            if (spell.From <= other.To && other.From <= spell.To)
            {
                return true;
            }
        }

        return false;
    }

    private void CheckItem(RecordKeys keys)
    {
        findings.WarningIf(keys.Delivery is { } item && !items.Add((keys.Person, item)), ValidationCodes.RepeatedDelivery, Identifier(keys), "An earlier record of this batch delivers the same item to the same person in the same programme, period and instalment: check that both took place.");
    }

    /// <summary>Warns once, with the record that passes the limit.</summary>
    private void CheckHousehold(RecordKeys keys)
    {
        if (keys.Household is null)
        {
            return;
        }

        ref var members = ref CollectionsMarshal.GetValueRefOrAddDefault(households, keys.Household, out _);
        members ??= [];
        var passesLimit = members.Add(keys.Person) && members.Count == householdLimit + 1;
        findings.WarningIf(passesLimit, ValidationCodes.WholeHousehold, Fields.NserHouseholdId, "This batch holds more people of one household than agreed; all CNICs of a household together are Secret: send selected members only.");
    }

    private static Field Identifier(RecordKeys keys) => keys.Person.BForm is null ? Fields.Cnic : Fields.BFormNumber;
}
