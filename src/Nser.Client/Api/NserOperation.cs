namespace Nser.Client.Api;

/// <summary>A call that the Cognitive API knows. Its route stands in the <see cref="ContractProfile"/>; telemetry and errors name the operation, never a URL.</summary>
public enum NserOperation
{
    /// <summary>Exchanges user name and password for a token.</summary>
    Token,

    /// <summary>Lists the versions with their lifecycle; needs no token.</summary>
    Versions,

    /// <summary>Pushes one batch of records.</summary>
    PushBatch,

    /// <summary>Asks how far a batch is that the server took for later (V2.0).</summary>
    BatchStatus,

    /// <summary>Reads the outcomes of a finished batch (V2.0).</summary>
    BatchResults,

    /// <summary>Reads back one pushed record.</summary>
    ReadRecord,

    /// <summary>Corrects members of one record by JSON Merge Patch (RFC 7396).</summary>
    PatchRecord,

    /// <summary>Replaces one record.</summary>
    ReplaceRecord,

    /// <summary>Searches a household by one CNIC.</summary>
    SearchHouseholdsByCnic,

    /// <summary>Searches households by area and criteria.</summary>
    SearchHouseholdsByAddress,

    /// <summary>Searches households by PMT range and area.</summary>
    SearchHouseholdsByPmt,

    /// <summary>Verifies the eligibility of up to 100 persons.</summary>
    VerifyEligibility,

    /// <summary>Lists what a person or family receives from every organisation.</summary>
    SearchBenefits,

    /// <summary>Pages through the beneficiaries of one tehsil (V1.0).</summary>
    ListBeneficiaries,

    /// <summary>Streams the beneficiaries of one tehsil (V2.0).</summary>
    ExportBeneficiaries,

    /// <summary>Reads the version and counts of the server's geo library.</summary>
    GetGeoLibrary,

    /// <summary>Lists administrative units.</summary>
    ListGeoUnits,

    /// <summary>Lists the public statistical reports.</summary>
    ListStatisticsReports,

    /// <summary>Reads the aggregates behind one report as CSV.</summary>
    GetStatisticsReportData,

    /// <summary>Reads the metered rows and their cost.</summary>
    GetUsage,

    /// <summary>Reads the log of one's own calls.</summary>
    GetAccessLog,

    /// <summary>Submits the data request form.</summary>
    SubmitDataRequest,

    /// <summary>Follows a data request.</summary>
    GetDataRequest,

    /// <summary>An operation that this library does not know, called by an interface of the partner's own (<see cref="NserClient.CreateApi{T}()"/>). It has no route in the profile.</summary>
    Other,
}
