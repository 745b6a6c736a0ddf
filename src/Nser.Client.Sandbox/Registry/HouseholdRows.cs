using System.Buffers;
using System.Text;
using System.Text.Json;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Registry;

/// <summary>Writes households as rows, each role's members and no others.</summary>
internal static class HouseholdRows
{
    /// <summary>Writes one row; with a seal the confidential members go into it.</summary>
    internal static void Write(Utf8JsonWriter writer, SyntheticHousehold household, HouseholdView view, string? searched, ConfidentialSeal? seal)
    {
        writer.WriteStartObject();
        if (seal is null)
        {
            WriteOpen(writer, household, view);
            WriteConfidential(writer, household, view, searched);
        }
        else
        {
            WriteOpen(writer, household, view);
            AddressRows.Write(writer, "address"u8, household.Address, AddressDetail.Tehsil);
            seal.Write(writer, inner => WriteConfidential(inner, household, view, searched));
        }

        writer.WriteEndObject();
    }

    /// <summary>The row of the role Power as text.</summary>
    internal static string Json(SyntheticHousehold household)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ReplyWriter.Fast))
        {
            Write(writer, household, HouseholdView.Whole, null, null);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteOpen(Utf8JsonWriter writer, SyntheticHousehold household, HouseholdView view)
    {
        if (view == HouseholdView.Sample)
        {
            writer.WriteBoolean("sampled"u8, true);
        }
        else if (view != HouseholdView.Person)
        {
            writer.WriteString("householdId"u8, household.Id);
        }
    }

    private static void WriteConfidential(Utf8JsonWriter writer, SyntheticHousehold household, HouseholdView view, string? searched)
    {
        AddressRows.Write(writer, "address"u8, household.Address, view == HouseholdView.Sample ? AddressDetail.Tehsil : AddressDetail.Whole);
        if (view == HouseholdView.Whole)
        {
            if (household.PermanentAddress is { } elsewhere)
            {
                AddressRows.Write(writer, "permanentAddress"u8, elsewhere, AddressDetail.Whole);
            }

            writer.WriteText("contactNumber"u8, household.Contact);
        }

        if (view is HouseholdView.Whole or HouseholdView.Named or HouseholdView.Person)
        {
            writer.WriteNumber("pmtScore"u8, household.PmtScore);
        }

        if (view is HouseholdView.Whole or HouseholdView.Named)
        {
            writer.WriteString("socioEconomicStatus"u8, PmtScale.Status(household.Outline.Score));
            writer.WriteDay("surveyDate"u8, household.SurveyedOn);
            writer.WriteBoolean("bispBeneficiary"u8, household.IsBeneficiary);
        }

        if (view is HouseholdView.Whole or HouseholdView.Named or HouseholdView.Sample)
        {
            writer.WriteNumber("householdSize"u8, household.MemberList.Count);
        }

        if (view == HouseholdView.Whole)
        {
            writer.WriteNumber("children"u8, household.MemberList.Count(member => member.Age < 18));
        }

        writer.WriteStartArray("members"u8);
        foreach (var member in household.MemberList)
        {
            if (view != HouseholdView.Person || member.Cnic == searched)
            {
                MemberRows.Write(writer, member, view, searched);
            }
        }

        writer.WriteEndArray();
        if (view == HouseholdView.Whole)
        {
            HomeRows.WriteDwelling(writer, household.Home);
        }

        if (view is HouseholdView.Whole or HouseholdView.Named)
        {
            HomeRows.WriteAssets(writer, household.Home);
        }
    }
}
