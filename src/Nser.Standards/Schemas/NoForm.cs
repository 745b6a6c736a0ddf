using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>For keywords that seldom meet: never sure.</summary>
internal sealed class NoForm : TextForm
{
    internal override int End(ReadOnlySpan<byte> json, int at) => FastPath.Undecided;
}
