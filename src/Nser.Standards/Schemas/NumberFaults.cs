namespace Nser.Standards.Schemas;

/// <summary>The keywords that a number breaks, in exact arithmetic.</summary>
internal static class NumberFaults
{
    internal static IEnumerable<(string Code, string Message)> Of(ExactNumber number, NumberShape? shape)
    {
        if (shape is null)
        {
            yield break;
        }

        if (shape.Minimum is { } minimum && number.CompareTo(minimum) < 0)
        {
            yield return (ValidationCodes.SchemaMinimum, ShapeMessages.AtLeast(minimum));
        }

        if (shape.Above is { } above && number.CompareTo(above) <= 0)
        {
            yield return (ValidationCodes.SchemaMinimum, ShapeMessages.MoreThan(above));
        }

        if (shape.Maximum is { } maximum && number.CompareTo(maximum) > 0)
        {
            yield return (ValidationCodes.SchemaMaximum, ShapeMessages.AtMost(maximum));
        }

        if (shape.Below is { } below && number.CompareTo(below) >= 0)
        {
            yield return (ValidationCodes.SchemaMaximum, ShapeMessages.LessThan(below));
        }

        if (shape.Step is { } step && !number.IsMultipleOf(step))
        {
            yield return (ValidationCodes.SchemaMultipleOf, ShapeMessages.MultipleOf(step));
        }
    }
}
