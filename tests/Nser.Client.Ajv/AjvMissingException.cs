namespace Nser.Client.Ajv;

/// <summary>Node or ajv is not there, or could not do its work; the message says what to do.</summary>
internal sealed class AjvMissingException(string message, Exception? inner) : Exception(message, inner)
{
    internal AjvMissingException(string message)
        : this(message, null)
    {
    }
}
