using System.Text.Json;

namespace Nser.Client.Sandbox.Registry;

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

        writer.WriteString("relationToHead"u8, member.Relation);
        if (view != HouseholdView.Sample)
        {
            writer.WriteString("fullName"u8, member.FullName);
        }

        if (view == HouseholdView.Whole)
        {
            writer.WriteString("fatherOrHusbandName"u8, member.FatherOrHusband);
            writer.WriteText("cnic"u8, member.Cnic);
            writer.WriteText("bFormNumber"u8, member.BForm);
            writer.WriteText("contactNumber"u8, member.Contact);
        }
        else if (view == HouseholdView.Named && member.Cnic == searched)
        {
            writer.WriteText("cnic"u8, searched);
        }

        writer.WriteString("gender"u8, member.Gender);
        if (view == HouseholdView.Whole)
        {
            writer.WriteDay("dateOfBirth"u8, member.BornOn);
        }

        writer.WriteNumber("age"u8, member.Age);
        if (view == HouseholdView.Whole)
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
            if (schooling.HighestClass is { } highest)
            {
                writer.WriteNumber("highestClass"u8, highest);
            }

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
