using System.ComponentModel;
using System.Globalization;

namespace Nser.Standards;

/// <summary>Lets configuration binding read the values of the standards.</summary>
internal sealed class StandardValueTypeConverter<T> : TypeConverter
    where T : struct, IStandardValue<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? StandardValue.Parse<T>(text) : base.ConvertFrom(context, culture, value);
}
