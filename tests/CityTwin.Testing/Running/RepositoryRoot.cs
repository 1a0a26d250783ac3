namespace CityTwin.Testing.Running;

/// <summary>The checkout that a test or benchmark runs in.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds CityTwin.sln, above the running binary.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Path { get; } = Find();

    /// <summary>A git-ignored place for logs, screenshots and reports.</summary>
    public static string Artifacts(params string[] below)
    {
        var folder = System.IO.Path.Combine([Path, "artifacts", .. below]);
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "CityTwin.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CityTwin.sln above {AppContext.BaseDirectory}.");
    }
}
