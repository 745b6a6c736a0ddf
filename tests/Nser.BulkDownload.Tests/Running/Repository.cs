namespace Nser.BulkDownload.Tests.Running;

/// <summary>The files that stand in the repository beside the code.</summary>
internal static class Repository
{
    private static readonly string Root = Find(AppContext.BaseDirectory);

    internal static string PathOf(string path) => Path.Combine(Root, path);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Nser.Client.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
