using System.Text.Json.Serialization;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Where a data request stands.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.1, steps 2 to 6.</remarks>
public enum DataRequestState
{
    /// <summary>The form has arrived.</summary>
    [JsonStringEnumMemberName("Submitted")]
    Submitted,

    /// <summary>The preliminary meeting is under way.</summary>
    [JsonStringEnumMemberName("PreliminaryMeeting")]
    PreliminaryMeeting,

    /// <summary>The Data Sharing Committee reviews it.</summary>
    [JsonStringEnumMemberName("CommitteeReview")]
    CommitteeReview,

    /// <summary>It is approved once the non-disclosure agreement is signed.</summary>
    [JsonStringEnumMemberName("NdaPending")]
    NdaPending,

    /// <summary>It is approved; the data are being prepared.</summary>
    [JsonStringEnumMemberName("Approved")]
    Approved,

    /// <summary>The data can be had: the end.</summary>
    [JsonStringEnumMemberName("Provisioned")]
    Provisioned,

    /// <summary>It is refused: the end.</summary>
    [JsonStringEnumMemberName("Rejected")]
    Rejected,
}
