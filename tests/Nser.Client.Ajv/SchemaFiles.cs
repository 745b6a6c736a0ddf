using Nser.Client.Testing;
using Nser.Standards;

namespace Nser.Client.Ajv;

/// <summary>Where the repository keeps the schema of a standard: ajv reads the file that the package carries.</summary>
internal static class SchemaFiles
{
    internal static string PathOf(NserStandard standard, NserApiVersion version) => Repository.PathOf($"schemas/v{version}/" + standard switch
    {
        NserStandard.ProgrammeEnrollment => "programme-enrollment.schema.json",
        NserStandard.AssetDelivery => "asset-delivery.schema.json",
        _ => "geo-unit.schema.json",
    });
}
