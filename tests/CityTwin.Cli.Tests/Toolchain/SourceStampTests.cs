using CityTwin.Cli.Toolchain;

namespace CityTwin.Cli.Tests.Toolchain;

public class SourceStampTests
{
    private static readonly string[] Paths = ["src", "a.props", "absent"];

    [Fact]
    public void It_holds_while_no_source_changes_and_what_was_made_of_them_does_not_count()
    {
        using var checkout = new TemporaryFolder();
        checkout.Write("src/A.cs", "a");
        var before = SourceStamp.Of(checkout.Path, Paths);
        checkout.Write("src/bin/A.dll", "made");
        checkout.Write("src/obj/A.json", "made");
        checkout.Write("src/node_modules/b/index.js", "brought");
        checkout.Write("elsewhere/B.cs", "b");
        SourceStamp.Of(checkout.Path, Paths).ShouldBe(before);
    }

    [Fact]
    public void A_source_changed_added_renamed_or_removed_is_seen()
    {
        using var checkout = new TemporaryFolder();
        checkout.Write("src/deep/A.cs", "a");
        var stamps = new List<string> { SourceStamp.Of(checkout.Path, Paths) };
        checkout.Write("src/deep/A.cs", "ab");
        stamps.Add(SourceStamp.Of(checkout.Path, Paths));
        checkout.Write("a.props", "");
        stamps.Add(SourceStamp.Of(checkout.Path, Paths));
        File.Move(checkout.At("src", "deep", "A.cs"), checkout.At("src", "deep", "B.cs"));
        stamps.Add(SourceStamp.Of(checkout.Path, Paths));
        File.Delete(checkout.At("src", "deep", "B.cs"));
        stamps.Add(SourceStamp.Of(checkout.Path, Paths));
        stamps.ShouldBeUnique();
    }
}
