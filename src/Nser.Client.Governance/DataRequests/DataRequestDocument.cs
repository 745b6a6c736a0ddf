namespace Nser.Client.Governance.DataRequests;

/// <summary>What an attached document is.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.1, step 2.</remarks>
public enum DataRequestDocument
{
    /// <summary>The cover letter on the letterhead of the organisation.</summary>
    CoverLetter,

    /// <summary>The proposal of item 8, at most one page.</summary>
    Proposal,

    /// <summary>The concept note: design and scope of the project, and why the data are needed.</summary>
    ConceptNote,

    /// <summary>Proof of the registration in Pakistan.</summary>
    RegistrationProof,

    /// <summary>A copy of the CNIC of the requester.</summary>
    RequesterCnic,

    /// <summary>Another document.</summary>
    Other,
}
