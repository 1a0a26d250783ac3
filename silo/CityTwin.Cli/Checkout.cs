namespace CityTwin.Cli;

/// <summary>The checkout this program was built from, and the folders it uses there. Git ignores all of them.</summary>
public sealed class Checkout(string root)
{
    private const string Solution = "CityTwin.sln";

    public string Root { get; } = root;

    /// <summary>Programs from npm that no machine is asked to have.</summary>
    public string Tools => Path.Combine(Root, ".tools");

    public string Artifacts => Path.Combine(Root, "artifacts");

    public string Console => Path.Combine(Root, "gateway", "console");

    /// <summary>Where a city keeps its data unless told otherwise.</summary>
    public string DataOf(string city) => Path.Combine(Root, ".data", city);

    public string At(params string[] below) => Path.Combine([Root, .. below]);

    /// <exception cref="CliException">There is no checkout above the folder.</exception>
    public static Checkout Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                return new Checkout(folder.FullName);
            }
        }

        throw new CliException($"there is no {Solution} above {from}: run ./citytwin from a checkout.");
    }
}
