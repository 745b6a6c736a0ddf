namespace Nser.Client.BulkDownload;

/// <summary>Adds bulk downloads to <see cref="NserClient"/>.</summary>
public static class BulkDownloadExtensions
{
    extension(NserClient client)
    {
        /// <summary>Downloads the beneficiaries of many tehsils, each into its own verified file.</summary>
        /// <example><code>
        /// var plan = client.BulkDownload.Plan(new BulkSelection { Districts = ["Haripur"], Quintiles = [1, 2] });
        /// var report = await client.BulkDownload.RunAsync(plan, new BulkDownloadOptions { Folder = "beneficiaries" });
        /// </code></example>
        public BulkDownloader BulkDownload
        {
            get
            {
                ArgumentNullException.ThrowIfNull(client);
                return new(client);
            }
        }
    }
}
