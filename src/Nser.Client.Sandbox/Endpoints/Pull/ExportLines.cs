using System.Buffers;
using System.Text.Json;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>Writes the lines of an export, one after the other, into a buffer that is used again.</summary>
internal sealed class ExportLines(SandboxRegistry registry, SandboxAccount account, ConfidentialSeal? seal) : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 17);
    private Utf8JsonWriter? writer;

    /// <summary>What was written since it was last cleared.</summary>
    internal ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    public void Dispose() => writer?.Dispose();

    internal void Clear() => buffer.ResetWrittenCount();

    internal void Add(in HouseholdOutline outline)
    {
        writer ??= new Utf8JsonWriter(buffer, ReplyWriter.Fast);
        writer.Reset();
        BeneficiaryRows.Write(writer, registry.Household(outline), account, seal);
        writer.Flush();
        buffer.Write("\n"u8);
    }
}
