using System.Text.Json;
using CityTwin.City;
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

    [Fact]
    public void Who_may_see_it_all_has_its_own_code_also_when_it_was_imported()
    {
        Of("yuzhong").Area.ShouldBe("50");
        Package("hilltown", "99");
        var source = Of(_folder.At("package"));
        source.Area.ShouldBe("99");
        source.Name.ShouldBe("hilltown");
        source.DefaultData.ShouldBe(_folder.At(".data", "hilltown"));
    }

    [Theory]
    [InlineData("../../etc", "99", "name is '../../etc'")]
    [InlineData(".hidden", "99", "name is '.hidden'")]
    [InlineData("", "99", "name is ''")]
    [InlineData("hilltown", "990", "cityCode is '990'")]
    public void A_name_that_leads_elsewhere_or_a_code_that_is_none_is_refused(string name, string code, string why)
    {
        Package(name, code);
        Should.Throw<CliException>(() => Of(_folder.At("package"))).Message.ShouldContain(why);
    }

    public void Dispose() => _folder.Dispose();

    // As far as it is read to know whose city it is: the files are there, and empty.
    private void Package(string name, string code)
    {
        foreach (var file in CityPackageFiles.All)
        {
            _folder.Write($"package/{file}", "");
        }

        var files = CityPackageFiles.All.Select(file => new CityManifestFile(file, 0, "", Generated: false, "a test")).ToList();
        var manifest = new CityManifest(CityPackageFiles.SchemaVersion, name, code, null, "a test", Generated: false, "", "",
            new BoundingBox(106, 29, 107, 30), [], files);
        _folder.Write($"package/{CityPackageFiles.Manifest}", JsonSerializer.Serialize(manifest, JsonSerializerOptions.Web));
    }

    private CitySource Of(string city, double scale = 1) => CitySource.Of(
        new Checkout(_folder.Path), new UpOptions(city, scale, null, Simulate: false, 1, 2, 3));
}
