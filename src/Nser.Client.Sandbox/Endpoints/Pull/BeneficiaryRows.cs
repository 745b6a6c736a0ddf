using System.Text.Json;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Writes beneficiaries as rows of bulk data, each role's members and no others.</summary>
internal static class BeneficiaryRows
{
    internal static void Write(Utf8JsonWriter writer, SyntheticHousehold household, SandboxAccount account, ConfidentialSeal? seal)
    {
        var role = account.Role;
        writer.WriteStartObject();
        writer.WriteString("tehsilCode"u8, household.TehsilCode);
        writer.WriteNumber("quintile"u8, household.Quintile);
        if (role != SandboxRole.Basic)
        {
            writer.WriteString("householdId"u8, household.Id);
        }

        if (seal is null)
        {
            WriteConfidential(writer, household, account);
        }
        else
        {
            seal.Write(writer, inner => WriteConfidential(inner, household, account));
        }

        writer.WriteString("programmeCode"u8, household.ProgrammeCode);
        writer.WriteEndObject();
    }

    private static void WriteConfidential(Utf8JsonWriter writer, SyntheticHousehold household, SandboxAccount account)
    {
        var (person, role) = (household.Beneficiary, account.Role);
        if (role == SandboxRole.Power)
        {
            writer.WriteText("cnic"u8, person.Cnic);
        }

        if (role != SandboxRole.Basic)
        {
            writer.WriteString("fullName"u8, person.FullName);
            writer.WriteString("fatherOrHusbandName"u8, person.FatherOrHusband);
        }

        writer.WriteString("gender"u8, person.Gender);
        writer.WriteNumber("age"u8, person.Age);
        if (role == SandboxRole.Power)
        {
            writer.WriteText("contactNumber"u8, person.Contact);
        }

        if (role != SandboxRole.Basic)
        {
            AddressRows.Write(writer, "address"u8, household.Address, AddressDetail.Whole);
            if (account.MayReadPmt)
            {
                writer.WriteNumber("pmtScore"u8, household.PmtScore);
            }

            writer.WriteString("socioEconomicStatus"u8, PmtScale.Status(household.Outline.Score));
            writer.WriteDay("beneficiarySince"u8, household.BeneficiarySince);
        }
    }
}
