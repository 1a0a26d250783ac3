using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Silo.Tests.Ledger.Proving;

public sealed class OlderCopyTests(LedgerCity city) : IClassFixture<LedgerCity>
{
    private readonly LedgerDistrict _district = city.District(1);

    [Fact]
    public async Task Storage_put_back_to_an_older_copy_is_noticed_and_nothing_is_signed_any_more()
    {
        city.Silos.Errors.Expect("No head is signed.");
        await _district.Raise("a", 10);
        await _district.HeadOf(10);
        await city.Stop();
        var copy = await city.Copy();
        await city.StartAgain();
        await _district.Raise("b", 10);
        await _district.HeadOf(20, head => head.CoSignatures.Count == 3);
        await city.Stop();

        await city.PutBack(copy);
        await city.StartAgain();

        var older = await _district.Until(status => status.Trouble is not null);
        older.Trouble.ShouldNotBeNull().ShouldContain("Storage has 10 entries of the log, and witness ");
        older.Trouble.ShouldNotBeNull().ShouldContain(" has seen 20 of them signed: it was put back to an older copy");
        older.Head!.Head.Size.ShouldBe(10);
        (await Health()).ShouldBe((HealthStatus.Degraded, $"{_district.Code}: {older.Trouble}"));
        (await _district.Verify()).Faults.Select(fault => fault.What).ShouldContain(what => what.EndsWith("the log was put back to an older copy.", StringComparison.Ordinal));

        // The city goes on, beyond what the witnesses had seen: it is another log, and stays so.
        await _district.Raise("c", 15);
        var other = await _district.Until(status => status.Trouble?.StartsWith("The first 20 entries", StringComparison.Ordinal) == true);
        await _district.Until(status => status.Size == 25);

        // When it follows a further entry, it has done with all that came before, and has signed none of it.
        await _district.Raise("d", 1);
        (await _district.Until(status => status.Size == 26)).Head!.Head.Size.ShouldBe(10);
        other.Head!.Head.Size.ShouldBe(10);
        (await _district.Verify()).IsProven.ShouldBeFalse();
    }

    private async Task<(HealthStatus Status, string? Description)> Health()
    {
        var health = city.Cluster.Silos[0].ServiceProvider.GetRequiredService<HealthCheckService>();
        var report = await health.CheckHealthAsync(check => check.Name == "ledger", TestContext.Current.CancellationToken);
        return (report.Status, report.Entries["ledger"].Description);
    }
}
