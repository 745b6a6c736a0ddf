using System.Globalization;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>Writes one line a figure, <c>name = value</c>, in digits that every culture reads; what explains a figure stands behind <c># </c>.</summary>
internal sealed class FigureWriter(TextWriter output)
{
    internal void Figure(string name, double value) => Line($"{name} = {value:0.###}");

    internal void Remark(FormattableString text) => Line($"# {text.ToString(CultureInfo.InvariantCulture)}");

    private void Line(FormattableString text)
    {
        output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
        output.Flush();
    }
}
