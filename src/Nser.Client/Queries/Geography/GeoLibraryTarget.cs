using Nser.Standards;

namespace Nser.Client.Queries.Geography;

/// <summary>Puts a geography into a file so that at every moment the file is either the old one or the whole new one.</summary>
internal static class GeoLibraryTarget
{
    /// <exception cref="FormatException">The units are no geography, or do not read back as they were written; the file is as before.</exception>
    internal static async Task<GeoLibrary> WriteAsync(string path, GeoUnitList units, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            GeoLibrary library;
            await using (file.ConfigureAwait(false))
            {
                await GeoLibraryWriter.WriteAsync(file, units.Units, units.Version, cancellationToken).ConfigureAwait(false);
                await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
                file.Position = 0;
                library = await GeoLibrary.LoadAsync(file, units.Version, cancellationToken).ConfigureAwait(false);
            }

            if (library.Units.Count != units.Units.Count || !GeoDifferences.Between(library, units.Version, units.Units).AreEqual)
            {
                throw new FormatException("The file does not read back as it was written.");
            }

            File.Move(temporary, path, overwrite: true);
            return library;
        }
        finally
        {
            // After the move there is nothing left to delete, and deleting nothing is no error.
            File.Delete(temporary);
        }
    }
}
