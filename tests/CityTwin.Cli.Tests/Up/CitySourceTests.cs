using CityTwin.Cli.Up;

namespace CityTwin.Cli.Tests.Up;

public sealed class CitySourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_city_by_name_keeps_its_data_under_that_name()
    {
        var source = Of("yuzhong");
        source.Name.ShouldBe("yuzhong");
        source.DefaultData.ShouldBe(_folder.At(".data", "yuzhong"));
    }

    [Fact]
    public void Another_scale_is_another_city() => Of("yuzhong", 2).Identity.ShouldNotBe(Of("yuzhong").Identity);

    [Fact]
    public void What_is_neither_a_name_nor_a_folder_is_refused_with_the_names_there_are()
    {
        var refused = Should.Throw<CliException>(() => Of("atlantis"));
        refused.Message.ShouldContain("atlantis");
        refused.Message.ShouldContain("chongqing");
    }

    [Fact]
    public void A_folder_that_is_no_package_is_refused_with_what_it_lacks()
    {
        _folder.Write("empty/readme.txt", "nothing here");
        Should.Throw<CliException>(() => Of(_folder.At("empty"))).Message.ShouldContain("manifest.json");
    }

    public void Dispose() => _folder.Dispose();

    private CitySource Of(string city, double scale = 1) => CitySource.Of(
        new Checkout(_folder.Path), new UpOptions(city, scale, null, Simulate: false, 1, 2, 3));
}
