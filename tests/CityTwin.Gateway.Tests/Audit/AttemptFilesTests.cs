using CityTwin.City;
using CityTwin.Gateway.Audit;
using CityTwin.Gateway.Auth;
using Microsoft.Extensions.Options;

namespace CityTwin.Gateway.Tests.Audit;

public sealed class AttemptFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("citytwin-audit-").FullName;

    [Fact]
    public async Task Numbers_go_on_after_a_restart_and_a_line_cut_off_by_a_crash_is_gone()
    {
        using (var files = new AttemptFiles(_folder, new AuditOptions()))
        {
            files.Append([Of("a"), Of("b")]);
            files.Append([Of("c")]);
        }

        await File.AppendAllTextAsync(Directory.GetFiles(_folder, "*.jsonl").Single(), """{"sequence":4,"atMs":1,"princ""");
        using (var files = new AttemptFiles(_folder, new AuditOptions()))
        {
            files.Next.ShouldBe(4);
            files.Append([Of("d")]);
        }

        (await AttemptFiles.Read(_folder, 1, default)).Select(attempt => (attempt.Sequence, attempt.Principal))
            .ShouldBe([(1, "a"), (2, "b"), (3, "c"), (4, "d")]);
    }

    [Fact]
    public async Task Past_the_bytes_to_keep_the_oldest_file_goes_and_the_newest_stay()
    {
        var options = new AuditOptions { SegmentBytes = 1_000, KeepBytes = 3_000 };
        using var files = new AttemptFiles(_folder, options);
        for (var i = 0; i < 100; i++)
        {
            files.Append([Of($"p{i}")]);
        }

        new DirectoryInfo(_folder).GetFiles().Sum(file => file.Length).ShouldBeLessThan(options.KeepBytes + options.SegmentBytes + 500);
        var segments = AttemptFiles.Segments(_folder);
        segments[0].ShouldBeGreaterThan(1);
        var kept = new List<long>();
        foreach (var first in segments)
        {
            kept.AddRange((await AttemptFiles.Read(_folder, first, default)).Select(attempt => attempt.Sequence));
        }

        kept.ShouldBe(Enumerable.Range((int)segments[0], 101 - (int)segments[0]).Select(i => (long)i));
    }

    [Fact]
    public async Task A_page_reads_few_files_and_the_next_goes_on_where_it_ended()
    {
        var options = new AuditOptions { SegmentBytes = 1, MaxSegmentsPerPage = 2 };
        using (var files = new AttemptFiles(_folder, options))
        {
            foreach (var principal in new[] { "rare", "a", "b", "c", "d" })
            {
                files.Append([Of(principal)]);
            }
        }

        var reader = new AttemptReader(
            new AuditFolder(Options.Create(new AuditOptions { Path = _folder }), Options.Create(new AuthOptions())), Options.Create(options));
        var pages = new List<int>();
        var found = new List<string>();
        long? before = null;
        do
        {
            var page = await reader.Page(new AttemptQuery(DivisionCode.Parse("50"), "rare", "", "", 10), before, default);
            pages.Add(page.Attempts.Count);
            found.AddRange(page.Attempts.Select(attempt => attempt.Principal));
            before = page.Next;
        }
        while (before is not null);

        pages.Count.ShouldBeGreaterThan(1);
        found.ShouldBe(["rare"]);
    }

    [Fact]
    public void Two_gateways_do_not_write_to_one_folder()
    {
        using var files = new AttemptFiles(_folder, new AuditOptions());
        Should.Throw<IOException>(() => new AttemptFiles(_folder, new AuditOptions()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Attempt Of(string principal) =>
        new(0, 1, principal, ["operator"], "500103", "citytwin.v1.WorkOrderService/CloseOrder", "", "ABORTED", "It has changed.");
}
