using System.ComponentModel;
using System.Globalization;

namespace Nser.Standards;

/// <summary>Lets a version stand in configuration as text, for example <c>"PinnedVersion": "1.0"</c>.</summary>
internal sealed class NserApiVersionConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? NserApiVersion.Parse(text) : base.ConvertFrom(context, culture, value);
}
