using System.Text.Json;

namespace Nser.Client.Benchmarks;

/// <summary>No judge: the cost of walking the tokens and looking at none. Refuses nothing.</summary>
internal sealed class ReaderContender : Contender
{
    internal override string Name => "reader";

    internal override int Judge(RecordBlock block)
    {
        for (var index = 0; index < block.Count; index++)
        {
            var reader = new Utf8JsonReader(block[index].Span);
            while (reader.Read())
            {
            }
        }

        return 0;
    }
}
