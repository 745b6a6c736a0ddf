using System.ComponentModel;
using System.Diagnostics;
using Nser.Client.Testing;

namespace Nser.Client.Ajv;

/// <summary>One of this folder's scripts in a node process of its own: lines go in, lines come out.</summary>
internal sealed class NodeScript : IDisposable
{
    private const string Folder = "tests/Nser.Client.Ajv";
    private readonly Process process;

    private NodeScript(Process process) => this.process = process;

    /// <summary>Starts the script.</summary>
    /// <exception cref="AjvMissingException">Node is not installed, or the modules of package-lock.json are not.</exception>
    internal static NodeScript Start(string script, params IEnumerable<string> arguments)
    {
        var folder = Repository.PathOf(Folder);
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "ajv")) || !Directory.Exists(Path.Combine(folder, "node_modules", "ajv-formats")))
        {
            throw new AjvMissingException($"ajv is not installed: run 'npm ci' in {Folder}.");
        }

        var start = new ProcessStartInfo("node", [script, .. arguments]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            return new(Process.Start(start)!);
        }
        catch (Win32Exception exception)
        {
            throw new AjvMissingException($"node was not found: install Node.js 18 or later, then run 'npm ci' in {Folder}.", exception);
        }
    }

    internal string Ask(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        return process.StandardOutput.ReadLine() ?? throw new AjvMissingException($"node ended before it answered; what it wrote above says why. If modules are missing, run 'npm ci' in {Folder}.");
    }

    /// <summary>Says that no more questions come, and waits for the end.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
