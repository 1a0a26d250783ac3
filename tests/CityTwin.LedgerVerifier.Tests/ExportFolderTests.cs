namespace CityTwin.LedgerVerifier;

public sealed class ExportFolderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("citytwin-export-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_folder_of_districts_is_checked_district_by_district()
    {
        SignedLog.Usual(lines: 12).Save(_folder.FullName);

        var verdict = Export.Check(_folder.FullName, new ExportOptions()).ShouldHaveSingleItem();

        (verdict.IsProven, verdict.District, verdict.Lines).ShouldBe((true, "500103", 12));
    }

    [Fact]
    public void Keys_come_by_elsewhere_are_believed_instead_of_the_exports()
    {
        var log = SignedLog.Usual(lines: 12);
        var trusted = Path.Combine(_folder.FullName, "trusted.json");
        File.WriteAllBytes(trusted, log.Keys);
        log.SignAnew(SignedLog.District);
        log.Save(_folder.FullName);

        Export.Check(_folder.FullName, new ExportOptions { KeysPath = trusted }).ShouldHaveSingleItem().IsProven.ShouldBeFalse();
    }

    [Theory]
    [InlineData("keys.json")]
    [InlineData("500103/heads.json")]
    [InlineData("500103/log.jsonl")]
    public void A_file_that_is_not_there_is_named(string file)
    {
        SignedLog.Usual(lines: 12).Save(_folder.FullName);
        File.Delete(Path.Combine(_folder.FullName, file));

        var verdicts = Export.Check(_folder.FullName, new ExportOptions());

        verdicts.SelectMany(verdict => verdict.Faults).ShouldContain(fault => fault.Where.EndsWith(file, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_no_export_is_not_proven()
    {
        Export.Check(_folder.FullName, new ExportOptions()).ShouldHaveSingleItem().IsProven.ShouldBeFalse();
        Export.Check(Path.Combine(_folder.FullName, "nowhere"), new ExportOptions()).ShouldHaveSingleItem().IsProven.ShouldBeFalse();
    }
}
