using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CityTwin.Gateway.Tests.Scripted;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Calls;

[Collection(ScriptedCityTests.Name)]
public class LedgerTests(ScriptedCity city)
{
    private const string District = "500103";

    private V1.LedgerService.LedgerServiceClient Ledger => new(city.Channel());

    [Fact]
    public async Task A_head_is_told_with_its_witnesses_and_what_is_wrong()
    {
        var told = await Ledger.GetHeadAsync(new V1.GetHeadRequest { District = District }, city.As("operator", TinyCity.Cell[..9]));

        (told.Head.Size, told.Head.TimeMs, told.LogSize, told.Trouble).ShouldBe((12, 1_012, 12, "It went back."));
        told.Head.Root.Length.ShouldBe(32);
        told.Head.Witnesses.ShouldHaveSingleItem().Witness.ShouldBe("50");
        told.Witnessed.ShouldHaveSingleItem().Size.ShouldBe(13);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Heads_are_listed_page_by_page(bool newestFirst)
    {
        var pages = new List<long[]>();
        var request = new V1.ListHeadsRequest { District = District, PageSize = 5, NewestFirst = newestFirst };
        do
        {
            var page = await Ledger.ListHeadsAsync(request, city.As("auditor"));
            page.Total.ShouldBe(12);
            pages.Add([.. page.Heads.Select(head => head.Size)]);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        var all = Enumerable.Range(1, 12).Select(i => (long)i);
        pages.ShouldBe((newestFirst ? all.Reverse() : all).Chunk(5));
    }

    [Fact]
    public async Task A_page_of_heads_goes_on_only_in_its_own_order()
    {
        var request = new V1.ListHeadsRequest { District = District, PageSize = 5, NewestFirst = true };
        request.PageToken = (await Ledger.ListHeadsAsync(request, city.As("auditor"))).NextPageToken;
        request.NewestFirst = false;

        await Refused(StatusCode.InvalidArgument, async () => await Ledger.ListHeadsAsync(request, city.As("auditor")));
    }

    [Fact]
    public async Task An_entry_is_proven_to_whoever_may_see_where_it_happened()
    {
        var request = new V1.ProveInclusionRequest { District = District, Sequence = 3 };

        var proof = await Ledger.ProveInclusionAsync(request, city.As("grid-member", TinyCity.Cell));
        (proof.Line, proof.Hashes.Count).ShouldBe(("""{"note":"水位","sequence":3}""", 1));

        await Refused(StatusCode.NotFound, async () => await Ledger.ProveInclusionAsync(request, city.As("admin", "500103099")));
        await Refused(StatusCode.PermissionDenied, async () => await Ledger.ProveInclusionAsync(request, city.As("admin", "500104")));
        request.Sequence = 13;
        await Refused(StatusCode.OutOfRange, async () => await Ledger.ProveInclusionAsync(request, city.As("admin")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("50")]
    [InlineData("500103001")]
    [InlineData("district")]
    public async Task What_is_no_district_is_refused(string district) => await Refused(
        StatusCode.InvalidArgument,
        async () => await Ledger.GetHeadAsync(new V1.GetHeadRequest { District = district }, city.As("admin")));

    [Fact]
    public async Task A_district_of_another_city_is_not_found() => await Refused(
        StatusCode.NotFound, async () => await Ledger.GetKeysAsync(new V1.GetKeysRequest { District = "509999" }, city.As("admin")));

    [Fact]
    public async Task The_log_is_taken_along_in_order_by_whoever_sees_the_whole_district()
    {
        (await Exported(new V1.ExportLogRequest { District = District }, "auditor", "50")).ShouldBe(Enumerable.Range(1, 12));
        (await Exported(new V1.ExportLogRequest { District = District, AfterSequence = 4, UpTo = 11 }, "commander", District))
            .ShouldBe(Enumerable.Range(5, 7));

        await Refused(StatusCode.PermissionDenied, () => Exported(new V1.ExportLogRequest { District = District }, "auditor", "500103001"));
        await Refused(StatusCode.PermissionDenied, () => Exported(new V1.ExportLogRequest { District = District }, "operator", "50"));
        await Refused(StatusCode.OutOfRange, () => Exported(new V1.ExportLogRequest { District = District, UpTo = 13 }, "admin", "50"));
        await Refused(StatusCode.InvalidArgument, () => Exported(new V1.ExportLogRequest { District = District, UpTo = -1 }, "admin", "50"));
    }

    [Fact]
    public async Task It_is_all_there_over_rest()
    {
        var http = city.Client("auditor");
        (await http.GetFromJsonAsync<JsonNode>($"/v1/ledger/{District}/head"))!["head"]!["size"]!.GetValue<string>().ShouldBe("12");
        (await http.GetFromJsonAsync<JsonNode>($"/v1/ledger/{District}/heads?pageSize=2"))!["heads"]!.AsArray().Count.ShouldBe(2);
        (await http.GetFromJsonAsync<JsonNode>($"/v1/ledger/{District}/inclusion?sequence=3"))!["hashes"]!.AsArray().Count.ShouldBe(1);
        (await http.GetFromJsonAsync<JsonNode>($"/v1/ledger/{District}/consistency?first=3"))!["second"]!.GetValue<string>().ShouldBe("12");
        (await http.GetFromJsonAsync<JsonNode>($"/v1/ledger/{District}/keys"))!["keys"]!.AsArray().Count.ShouldBe(1);
        var lines = (await http.GetStringAsync($"/v1/ledger/{District}/log")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Sum(line => JsonNode.Parse(line)!["lines"]!.AsArray().Count).ShouldBe(12);
    }

    private async Task<IReadOnlyList<int>> Exported(V1.ExportLogRequest request, string role, string area)
    {
        var sequences = new List<int>();
        using var call = Ledger.ExportLog(request, city.As(role, area));
        await foreach (var message in call.ResponseStream.ReadAllAsync())
        {
            sequences.AddRange(message.Lines.Select(line => JsonNode.Parse(line)!["sequence"]!.GetValue<int>()));
        }

        return sequences;
    }

    private static async Task Refused(StatusCode code, Func<Task> call) =>
        (await Should.ThrowAsync<RpcException>(call)).StatusCode.ShouldBe(code);
}
