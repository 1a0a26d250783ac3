using CityTwin.Ledger;
using CityTwin.Ledger.Witnessing;
using CityTwin.LedgerVerifier;
using CityTwin.Silo.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CityTwin.Silo.Tests.Ledger.Proving;

public sealed class LedgerTests : IAsyncLifetime
{
    private LedgerCity _city = null!;

    public async ValueTask InitializeAsync() => _city = await LedgerCity.Start();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task What_was_logged_is_signed_witnessed_and_proven_and_one_changed_byte_is_refused()
    {
        await _city.Raise("a", 10);
        await _city.HeadOf(10);
        await _city.Raise("b", 7);

        var head = await _city.HeadOf(17);

        head.CoSignatures.Select(by => by.Witness.Value).ShouldBe(
            [TestCity.StreetOf(2).District.Value, TestCity.StreetOf(3).District.Value, "50"], ignoreOrder: true);
        var verdict = await _city.Verify();
        verdict.Faults.ShouldBeEmpty();
        (verdict.Lines, verdict.Entities).ShouldBe((17, 17));
        verdict.Root.ShouldBe(head.Head.Root);
        (await _city.Verify(log =>
        {
            log[log.Length / 2] ^= 1;
            return log;
        })).IsProven.ShouldBeFalse();
    }

    [Fact]
    public async Task Proofs_hold_for_every_entry_and_size_also_after_a_restart_and_across_tiles()
    {
        await _city.Raise("a", 300);
        await _city.HeadOf(300);
        await _city.Cluster.DeactivateAsync(_city.Ledger);
        await _city.Raise("b", 300);
        var head = (await _city.HeadOf(600)).Head;

        foreach (var sequence in new long[] { 1, 2, 255, 256, 257, 300, 512, 513, 600 })
        {
            var proof = await _city.Ledger.ProveInclusion(sequence, 0);
            proof.Root.ShouldBe(head.Root);
            proof.Cell.Value.ShouldStartWith(LedgerCity.District.Value);
            Proof.Includes(sequence - 1, proof.Size, MerkleRoot.LeafHash(proof.Line), proof.Hashes, head.Root).ShouldBeTrue();
        }

        foreach (var first in new long[] { 0, 1, 256, 300, 599, 600 })
        {
            var proof = await _city.Ledger.ProveConsistency(first, 0);
            Proof.IsConsistent(first, proof.FirstRoot, 600, head.Root, proof.Hashes).ShouldBeTrue();
        }

        (await _city.Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tree_that_was_lost_is_made_anew_from_the_log()
    {
        await _city.Raise("a", 300);
        await _city.HeadOf(300);
        await _city.Cluster.DeactivateAsync(_city.Ledger);
        var containers = await _city.Silos.Containers();
        await containers.Snapshots.DeleteBlobAsync($"tree/{LedgerCity.District}");
        await containers.Ledger.DeleteBlobAsync($"tree/{LedgerCity.District}/0/{0:D19}");

        await _city.Raise("b", 1);
        await _city.HeadOf(301);

        (await _city.Verify()).Faults.ShouldBeEmpty();
        (await _city.Ledger.ProveInclusion(5, 0)).Hashes.Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_head_covers_only_what_storage_has()
    {
        await _city.Raise("a", 3);
        await _city.HeadOf(3);
        using (_city.Silos.Line.Cut($"/ledger/{LedgerCity.District}"))
        {
            var raising = _city.Raise("b", 2);
            await _city.Until(_ => true);
            while (await _city.Log.Head() < 5)
            {
                await Task.Yield();
            }

            (await _city.Ledger.ProveInclusion(3, 0)).Size.ShouldBe(3);
            await _city.Ledger.ProveInclusion(4, 5).ShouldThrowAsync<LedgerRefusedException>();
            (await _city.Ledger.Export(0, 10)).Lines.Count.ShouldBe(3);
            raising.IsCompleted.ShouldBeFalse();
        }

        await _city.HeadOf(5);
        (await _city.Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_proven_is_refused_with_a_reason()
    {
        (await _city.Ledger.ProveInclusion(1, 0).ShouldThrowAsync<LedgerRefusedException>()).Message.ShouldStartWith("No head ");
        await _city.Raise("a", 3);
        await _city.HeadOf(3);

        await _city.Ledger.ProveInclusion(0, 0).ShouldThrowAsync<LedgerRefusedException>();
        await _city.Ledger.ProveInclusion(4, 0).ShouldThrowAsync<LedgerRefusedException>();
        await _city.Ledger.ProveInclusion(1, -1).ShouldThrowAsync<LedgerRefusedException>();
        (await _city.Ledger.ProveInclusion(1, 9).ShouldThrowAsync<LedgerRefusedException>()).Message
            .ShouldBe($"The tree of {LedgerCity.District} has 3 entries: 9 is beyond it.");
        await _city.Ledger.ProveConsistency(3, 2).ShouldThrowAsync<LedgerRefusedException>();
        (await _city.Ledger.Export(3, 10)).Lines.ShouldBeEmpty();
        (await _city.Ledger.Heads(99, 10)).Heads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Storage_put_back_to_an_older_copy_is_noticed_and_nothing_is_signed_any_more()
    {
        _city.Silos.Errors.Expect("No head is signed.");
        await _city.Raise("a", 10);
        await _city.HeadOf(10);
        await _city.Stop();
        var copy = await _city.Copy();
        await _city.StartAgain();
        await _city.Raise("b", 10);
        await _city.HeadOf(20, head => head.CoSignatures.Count == 3);
        await _city.Stop();

        await _city.PutBack(copy);
        await _city.StartAgain();

        var older = await _city.Until(status => status.Trouble is not null);
        older.Trouble.ShouldNotBeNull().ShouldContain("Storage has 10 entries of the log, and witness ");
        older.Trouble.ShouldNotBeNull().ShouldContain(" has seen 20 of them signed: it was put back to an older copy");
        older.Head!.Head.Size.ShouldBe(10);
        (await Health()).ShouldBe((HealthStatus.Degraded, $"{LedgerCity.District}: {older.Trouble}"));
        (await _city.Verify()).Faults.Select(fault => fault.What).ShouldContain(what => what.EndsWith("the log was put back to an older copy.", StringComparison.Ordinal));

        // The city goes on, beyond what the witnesses had seen: it is another log, and stays so.
        await _city.Raise("c", 15);
        var other = await _city.Until(status => status.Trouble?.StartsWith("The first 20 entries", StringComparison.Ordinal) == true);
        other.Head!.Head.Size.ShouldBe(10);
        (await _city.Verify()).IsProven.ShouldBeFalse();
    }

    [Fact]
    public async Task A_witness_that_does_not_answer_is_done_without_and_signs_when_it_is_back()
    {
        var file = Path.Combine(_city.Silos.WitnessFolder, "50", $"{LedgerCity.District}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "{}", TestContext.Current.CancellationToken);

        await _city.Raise("a", 2);
        (await _city.HeadOf(2)).CoSignatures.Select(by => by.Witness.Value).ShouldNotContain("50");
        File.Delete(file);

        await _city.HeadOf(2, head => head.CoSignatures.Count == 3);
        (await _city.Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_witness_signs_no_smaller_and_no_other_log_and_nobody_elses_head()
    {
        await _city.Raise("a", 4);
        var first = await _city.HeadOf(4, head => head.CoSignatures.Count == 3);
        await _city.Raise("b", 4);
        var second = await _city.HeadOf(8, head => head.CoSignatures.Count == 3);
        var witness = _city.Cluster.Client.GetGrain<IWitnessGrain>("50");
        var key = (await _city.Ledger.Keys()).Single(one => one.Owner == LedgerCity.District);

        (await witness.CoSign(first, key, [])).Refusal.ShouldNotBeNull().ShouldContain("was put back to an older copy");
        var forged = second with { Head = second.Head with { Size = 9 } };
        (await witness.CoSign(forged, key, [])).Refusal.ShouldNotBeNull().ShouldContain("is not signed by");
        var answer = await witness.CoSign(second, key, [first.Head.Root]);
        answer.Refusal.ShouldNotBeNull().ShouldContain("is not proven to go on from");
        answer.Seen!.Head.Size.ShouldBe(8);
        (await witness.CoSign(second, key, [])).Signature.ShouldNotBeNull();
    }

    private async Task<(HealthStatus Status, string? Description)> Health()
    {
        var health = _city.Cluster.Silos[0].ServiceProvider.GetRequiredService<HealthCheckService>();
        var report = await health.CheckHealthAsync(check => check.Name == "ledger", TestContext.Current.CancellationToken);
        return (report.Status, report.Entries["ledger"].Description);
    }
}
