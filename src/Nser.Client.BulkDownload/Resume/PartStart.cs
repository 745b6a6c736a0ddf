namespace Nser.Client.BulkDownload.Resume;

/// <summary>How a file began in this run.</summary>
internal enum PartStart
{
    /// <summary>There was nothing of it.</summary>
    Fresh,

    /// <summary>It goes on after what was committed.</summary>
    Continued,

    /// <summary>What was there was begun with other filters, in another form, with another key or for another version of the API.</summary>
    OtherTerms,

    /// <summary>The source has changed.</summary>
    OtherSource,

    /// <summary>What was there is not what was committed, or nothing says what was.</summary>
    Unusable,
}
