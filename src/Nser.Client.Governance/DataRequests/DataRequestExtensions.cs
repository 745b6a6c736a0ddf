namespace Nser.Client.Governance.DataRequests;

/// <summary>Adds data requests to <see cref="NserClient"/>.</summary>
public static class DataRequestExtensions
{
    extension(NserClient client)
    {
        /// <summary>Submits data requests by the form of Section C, and follows them.</summary>
        /// <example><code>
        /// var submission = await client.DataRequests.SubmitAsync(form);
        /// </code></example>
        public DataRequestClient DataRequests
        {
            get
            {
                ArgumentNullException.ThrowIfNull(client);
                return new(client.Queries, client.Options);
            }
        }
    }
}
