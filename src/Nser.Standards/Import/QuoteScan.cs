namespace Nser.Standards.Import;

/// <summary>Tells whether a row ends with its line or goes on, before anything is decoded. Works on bytes: quote and delimiter are ASCII in UTF-8.</summary>
internal static class QuoteScan
{
    /// <summary>The state after <paramref name="line"/>, begun in <paramref name="state"/>; <see cref="QuoteState.Quoted"/> means that the row goes on.</summary>
    internal static QuoteState Over(ReadOnlySpan<byte> line, byte delimiter, QuoteState state)
    {
        foreach (var here in line)
        {
            state = (state, here) switch
            {
                (QuoteState.CellStart, (byte)'"') => QuoteState.Quoted,
                (QuoteState.Quoted, (byte)'"') => QuoteState.AfterQuote,
                (QuoteState.Quoted, _) => QuoteState.Quoted,
                (QuoteState.AfterQuote, (byte)'"') => QuoteState.Quoted,
                (_, _) when here == delimiter => QuoteState.CellStart,
                (QuoteState.AfterQuote, _) or (_, (byte)'"') => QuoteState.Broken,
                _ => QuoteState.Plain,
            };

            if (state == QuoteState.Broken)
            {
                break;
            }
        }

        return state;
    }
}
