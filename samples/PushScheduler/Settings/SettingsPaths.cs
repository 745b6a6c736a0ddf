namespace Nser.PushScheduler.Settings;

/// <summary>Relative paths start from the settings file's folder, wherever the program is started.</summary>
internal static class SettingsPaths
{
    internal static void MakeAbsolute(WorkerSettings settings, string folder)
    {
        string From(string path) => path.Length == 0 ? path : Path.GetFullPath(path, folder);
        settings.Folder = folder;
        settings.DataFolder = From(settings.DataFolder);
        settings.Store.ConnectionStringFile = settings.Store.ConnectionStringFile is { } store ? From(store) : null;
        settings.StatusPage.KeyFile = settings.StatusPage.KeyFile is { } key ? From(key) : null;
        settings.StatusPage.CertificateFile = settings.StatusPage.CertificateFile is { } certificate ? From(certificate) : null;
        settings.StatusPage.CertificateKeyFile = settings.StatusPage.CertificateKeyFile is { } own ? From(own) : null;
        foreach (var source in settings.Feeds.Select(feed => feed.Source))
        {
            if (source.Folder is { } drop)
            {
                drop.Path = From(drop.Path);
            }

            if (source.Query is { } query)
            {
                query.ConnectionStringFile = From(query.ConnectionStringFile);
            }

            if (source.Endpoint is { TokenFile: { } token } endpoint)
            {
                endpoint.TokenFile = From(token);
            }
        }
    }
}
