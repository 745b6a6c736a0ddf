namespace Nser.Standards;

/// <summary>Says how a property of a model is classified. Printing, logs and exports follow it.</summary>
/// <remarks>Every property of every model carries it. The schemas say the same in <c>x-nser-classification</c>.</remarks>
/// <param name="classification">How far the property's value may travel.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ClassifiedAttribute(DataClassification classification) : Attribute
{
    /// <summary>How far the property's value may travel.</summary>
    public DataClassification Classification { get; } = classification;
}
