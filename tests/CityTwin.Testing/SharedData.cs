namespace CityTwin.Testing;

/// <summary>
/// The real data sets that stand beside a checkout in <c>../shared/data</c>. They are not part of the repository, so
/// a test that needs one is skipped where it is absent.
/// </summary>
public static class SharedData
{
    private const string Folder = "shared/data";

    /// <summary>The full path of a file or folder of the shared data; skips the test when it is not there.</summary>
    /// <param name="relative">The path below <c>shared/data</c>, with forward slashes.</param>
    public static string Require(string relative)
    {
        return Find(relative)
            ?? throw new SkipTestException($"needs {Folder}/{relative} beside the checkout, which is not there");
    }

    /// <summary>The full path of a file or folder of the shared data, or nothing when it is not there.</summary>
    public static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, Folder, relative);
            if (Path.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
