using CityTwin.City.Generation;

namespace CityTwin.City.Tests.Generation;

/// <summary>A small Yuzhong, made once for all tests that look at it.</summary>
public sealed class MadeCity : IDisposable
{
    private readonly TempFolder _folder = new();

    public MadeCity()
    {
        Sources = TinySources.Write(_folder);
        Folder = Make("city", seed: 7);
        Reader = CityPackageReader.Open(Folder);
    }

    public string Sources { get; }

    public string Folder { get; }

    public CityPackageReader Reader { get; }

    public string Make(string name, long seed)
    {
        var target = _folder.At(name);
        CityGenerator.Generate(new CityRecipe(CityRecipe.Yuzhong, Sources, seed), target);
        return target;
    }

    public void Dispose() => _folder.Dispose();
}
