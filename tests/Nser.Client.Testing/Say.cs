namespace Nser.Client.Testing;

/// <summary>What a message may not say.</summary>
internal static class Say
{
    /// <summary>Fails when the message repeats the text, or any four characters of it that stand together and hold a digit.</summary>
    internal static void NothingOf(string? text, string message)
    {
        for (var at = 0; text is not null && at + 4 <= text.Length; at++)
        {
            var part = text.Substring(at, 4);
            if (part.Any(char.IsDigit))
            {
                Assert.DoesNotContain(part, message, StringComparison.Ordinal);
            }
        }
    }
}
