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
        WriteOpen(writer, household, view);
        if (seal is null)
        {
            WriteConfidential(writer, household, view, searched);
        }
        else
        {
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
        var (whole, named) = (view == HouseholdView.Whole, view is HouseholdView.Whole or HouseholdView.Named);
        AddressRows.Write(writer, "address"u8, household.Address, view == HouseholdView.Sample ? AddressDetail.Tehsil : AddressDetail.Whole);
        if (whole && household.PermanentAddress is { } elsewhere)
        {
            AddressRows.Write(writer, "permanentAddress"u8, elsewhere, AddressDetail.Whole);
        }

        writer.WriteText("contactNumber"u8, whole ? household.Contact : null);
        writer.WriteNumber("pmtScore"u8, named || view == HouseholdView.Person ? household.PmtScore : null);
        if (named)
        {
            writer.WriteString("socioEconomicStatus"u8, PmtScale.Status(household.Outline.Score));
            writer.WriteDay("surveyDate"u8, household.SurveyedOn);
            writer.WriteBoolean("bispBeneficiary"u8, household.IsBeneficiary);
        }

        writer.WriteNumber("householdSize"u8, named || view == HouseholdView.Sample ? household.MemberList.Count : null);
        writer.WriteNumber("children"u8, whole ? household.MemberList.Count(member => member.Age < 18) : null);
        writer.WriteStartArray("members"u8);
        foreach (var member in household.MemberList)
        {
            if (view != HouseholdView.Person || member.Cnic == searched)
            {
                MemberRows.Write(writer, member, view, searched);
            }
        }

        writer.WriteEndArray();
        if (whole)
        {
            HomeRows.WriteDwelling(writer, household.Home);
        }

        if (named)
        {
            HomeRows.WriteAssets(writer, household.Home);
        }
    }
}

/// <summary>What of a household a caller sees; the role and the kind of search decide.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.2.</remarks>
internal enum HouseholdView
{
    /// <summary>Power: everything.</summary>
    Whole,

    /// <summary>Standard, searching by CNIC: names, address, assets and PMT, and only the CNIC that was searched for.</summary>
    Named,

    /// <summary>Basic, searching by CNIC: address, PMT and the name of that person.</summary>
    Person,

    /// <summary>Standard, searching an area: names, gender, relation, age and address.</summary>
    Listed,

    /// <summary>Basic, searching an area: an anonymised row of the sample.</summary>
    Sample,
}

/// <summary>Writes the members of a household, each role's fields and no others.</summary>
internal static class MemberRows
{
    internal static void Write(Utf8JsonWriter writer, SyntheticMember member, HouseholdView view, string? searched)
    {
        writer.WriteStartObject();
        if (view == HouseholdView.Person)
        {
            writer.WriteString("fullName"u8, member.FullName);
            writer.WriteEndObject();
            return;
        }

        var whole = view == HouseholdView.Whole;
        writer.WriteString("relationToHead"u8, member.Relation);
        writer.WriteText("fullName"u8, view == HouseholdView.Sample ? null : member.FullName);
        writer.WriteText("fatherOrHusbandName"u8, whole ? member.FatherOrHusband : null);
        writer.WriteText("cnic"u8, whole || (view == HouseholdView.Named && member.Cnic == searched) ? member.Cnic : null);
        writer.WriteText("bFormNumber"u8, whole ? member.BForm : null);
        writer.WriteText("contactNumber"u8, whole ? member.Contact : null);
        writer.WriteString("gender"u8, member.Gender);
        if (whole)
        {
            writer.WriteDay("dateOfBirth"u8, member.BornOn);
        }

        writer.WriteNumber("age"u8, member.Age);
        if (whole)
        {
            WriteLife(writer, member);
        }

        writer.WriteEndObject();
    }

    private static void WriteLife(Utf8JsonWriter writer, SyntheticMember member)
    {
        writer.WriteText("maritalStatus"u8, member.Marital);
        writer.WriteOnly("disabilityTypes"u8, member.Disability);
        writer.WriteOnly("chronicDiseases"u8, member.Disease);
        if (member.Schooling is { } schooling)
        {
            writer.WriteStartObject("education"u8);
            writer.WriteBoolean("literate"u8, schooling.Literate);
            writer.WriteString("status"u8, schooling.Status);
            writer.WriteNumber("highestClass"u8, schooling.HighestClass);
            writer.WriteText("reasonOutOfSchool"u8, schooling.ReasonOutOfSchool);
            writer.WriteEndObject();
        }

        if (member.Work is { } work)
        {
            writer.WriteStartObject("employment"u8);
            writer.WriteString("status"u8, work.Status);
            if (work.Nature is { } nature)
            {
                writer.WriteString("nature"u8, nature);
                writer.WriteNumber("hoursPerDay"u8, work.HoursPerDay);
                writer.WriteNumber("daysPerWeek"u8, work.DaysPerWeek);
            }

            writer.WriteEndObject();
        }
    }
}

/// <summary>Writes how a household lives and what it owns.</summary>
internal static class HomeRows
{
    internal static void WriteDwelling(Utf8JsonWriter writer, SyntheticHome home)
    {
        writer.WriteStartObject("dwelling"u8);
        writer.WriteString("structureType"u8, home.Structure);
        writer.WriteString("construction"u8, home.Construction);
        writer.WriteNumber("rooms"u8, home.Rooms);
        writer.WriteStartArray("electricity"u8);
        if (home.Electricity is { } source)
        {
            writer.WriteStringValue(source);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("hasGas"u8, home.HasGas);
        writer.WriteString("cookingFuel"u8, home.Fuel);
        writer.WriteString("toilet"u8, home.Toilet);
        writer.WriteString("drinkingWater"u8, home.Water);
        writer.WriteBoolean("hasInternet"u8, home.HasInternet);
        writer.WriteEndObject();
    }

    internal static void WriteAssets(Utf8JsonWriter writer, SyntheticHome home)
    {
        writer.WriteStartObject("assets"u8);
        WriteItems(writer, "appliances"u8, home.AppliancesOwned);
        WriteItems(writer, "vehicles"u8, home.VehiclesOwned);
        WriteItems(writer, "livestock"u8, home.Livestock);
        writer.WriteNumber("mobilePhones"u8, home.MobilePhones);
        writer.WriteStartObject("land"u8);
        writer.WriteBoolean("owned"u8, home.LandTenths > 0);
        if (home.LandTenths > 0)
        {
            writer.WriteNumber("areaAcres"u8, home.LandTenths / 10m);
            writer.WriteString("cultivation"u8, home.Cultivation);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<(string Item, int Count)> owned)
    {
        if (owned.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var (item, count) in owned)
        {
            writer.WriteStartObject();
            writer.WriteString("item"u8, item);
            writer.WriteNumber("count"u8, count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
