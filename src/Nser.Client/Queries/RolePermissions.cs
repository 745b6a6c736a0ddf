using Nser.Client.Api;
using Nser.Client.Pipeline;

namespace Nser.Client.Queries;

/// <summary>What a role cannot ask. The server would refuse it; the client does so before anything is sent.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2: Basic gets anonymised samples, so it may not ask below the tehsil, nor for a household by its number.</remarks>
internal static class RolePermissions
{
    private static readonly HashSet<(NserOperation, string)> NotForBasic =
    [
        (NserOperation.SearchHouseholdsByAddress, "location.unionCouncilCode"),
        (NserOperation.SearchHouseholdsByAddress, "location.villageOrMouza"),
        (NserOperation.SearchHouseholdsByPmt, "location.unionCouncilCode"),
        (NserOperation.SearchBenefits, "householdId"),
    ];

    /// <exception cref="NserRejectedException">The role cannot ask this; nothing was sent.</exception>
    internal static void Check(NserRole? role, NserOperation operation, IReadOnlyList<string> parameters)
    {
        if (role == NserRole.Basic && parameters.FirstOrDefault(name => NotForBasic.Contains((operation, name))) is { } refused)
        {
            throw new NserRejectedException($"The role {role} cannot ask {operation} by {refused}: nothing was sent. Leave it out, or ask BISP for another role.") { Operation = operation };
        }
    }
}
