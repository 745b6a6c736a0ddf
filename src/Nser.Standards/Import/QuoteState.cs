namespace Nser.Standards.Import;

/// <summary>Where a scan for quotes stands in a row (RFC 4180, section 2, rules 5 to 7).</summary>
internal enum QuoteState
{
    /// <summary>At the first byte of a cell.</summary>
    CellStart,

    /// <summary>In a cell without quotes.</summary>
    Plain,

    /// <summary>In a cell that began with a quote; line ends belong to the cell.</summary>
    Quoted,

    /// <summary>After a quote in a quoted cell: the cell's end, or the first half of a doubled quote.</summary>
    AfterQuote,

    /// <summary>A quote stands where none may: the row cannot be told into cells.</summary>
    Broken,
}
