using System.Text.Json;
using Nser.Client.Benchmarks.Workload;

namespace Nser.Client.Benchmarks.Contenders;

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
