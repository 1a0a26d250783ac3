using System.Text;
using CityTwin.Ledger;
using CityTwin.Ledger.Witnessing;
using CityTwin.LedgerVerifier;
using CityTwin.Silo.Tests.Running;
using CityTwin.WorkOrders;

namespace CityTwin.Silo.Tests.Ledger.Proving;

public sealed class LedgerTests(LedgerCity city) : IClassFixture<LedgerCity>
{
    private static int _districts;

    private readonly LedgerDistrict _district = city.District(++_districts);

    [Fact]
    public async Task What_was_logged_is_signed_witnessed_and_proven_and_one_changed_byte_is_refused()
    {
        await _district.Raise("a", 10);
        await _district.HeadOf(10);
        await _district.Raise("b", 7);

        var head = await _district.HeadOf(17);

        head.CoSignatures.Select(by => by.Witness.Value).ShouldBe(
            [Next(1), Next(2), "50"], ignoreOrder: true);
        var verdict = await _district.Verify();
        verdict.Faults.ShouldBeEmpty();
        (verdict.Lines, verdict.Entities).ShouldBe((17, 17));
        verdict.Root.ShouldBe(head.Head.Root);
        (await _district.Verify(log =>
        {
            log[log.Length / 2] ^= 1;
            return log;
        })).IsProven.ShouldBeFalse();
    }

    [Fact]
    public async Task Proofs_hold_for_every_entry_and_size_also_after_a_restart_and_across_tiles()
    {
        await _district.Raise("a", 300);
        await _district.HeadOf(300);
        await city.Cluster.DeactivateAsync(_district.Ledger);
        await _district.Raise("b", 300);
        var head = (await _district.HeadOf(600)).Head;

        foreach (var sequence in new long[] { 1, 2, 255, 256, 257, 300, 512, 513, 600 })
        {
            var proof = await _district.Ledger.ProveInclusion(sequence, 0);
            proof.Root.ShouldBe(head.Root);
            proof.Cell.Value.ShouldStartWith(_district.Code.Value);
            Proof.Includes(sequence - 1, proof.Size, MerkleRoot.LeafHash(proof.Line), proof.Hashes, head.Root).ShouldBeTrue();
        }

        foreach (var first in new long[] { 0, 1, 256, 300, 599, 600 })
        {
            var proof = await _district.Ledger.ProveConsistency(first, 0);
            Proof.IsConsistent(first, proof.FirstRoot, 600, head.Root, proof.Hashes).ShouldBeTrue();
        }

        (await _district.Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tree_that_was_lost_is_made_anew_from_the_log()
    {
        await _district.Raise("a", 300);
        await _district.HeadOf(300);
        await city.Cluster.DeactivateAsync(_district.Ledger);
        var containers = await city.Silos.Containers();
        await containers.Snapshots.DeleteBlobAsync($"tree/{_district.Code}");
        await containers.Ledger.DeleteBlobAsync($"tree/{_district.Code}/0/{0:D19}");

        await _district.Raise("b", 1);
        await _district.HeadOf(301);

        (await _district.Verify()).Faults.ShouldBeEmpty();
        (await _district.Ledger.ProveInclusion(5, 0)).Hashes.Count.ShouldBe(9);
    }

    [Fact]
    public async Task A_head_covers_only_what_storage_has()
    {
        await _district.Raise("a", 3);
        await _district.HeadOf(3);
        using (city.Silos.Line.Cut($"/ledger/{_district.Code}"))
        {
            var raising = _district.Raise("b", 2);
            while (await _district.Log.Head() < 5)
            {
                await Task.Yield();
            }

            // It knows the log by this alone.
            var stored = await city.Cluster.Client.GetGrain<IDistrictLogInside>(_district.Code.Value).ReadStored(0, 10);
            (stored.Entries.Count, stored.Head).ShouldBe((3, 3));
            (await _district.Ledger.ProveInclusion(3, 0)).Size.ShouldBe(3);
            await _district.Ledger.ProveInclusion(4, 5).ShouldThrowAsync<LedgerRefusedException>();
            (await _district.Ledger.Export(0, 10)).Lines.Count.ShouldBe(3);
            raising.IsCompleted.ShouldBeFalse();
        }

        await _district.HeadOf(5);
        (await _district.Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_citizens_words_are_in_no_leaf_and_erasing_them_leaves_every_proof_valid()
    {
        var street = TestCity.StreetOf(TestNumber());
        var order = city.Cluster.Client.GetGrain<IWorkOrderGrain>(
            WorkOrderIdentity.OfReport(TestCity.CellOf(street, 1), WorkOrderSource.Citizen, "li", "k1").Value);
        var words = await order.Seal(new SealedContent("text/plain", Encoding.UTF8.GetBytes("张三, 13800000000")));
        await order.Do(new WorkOrderRequest(
            new ReportOrder(WorkOrderSource.Citizen, "M04006", Urgency.Normal, 106.5, 29.5, 1, street, Description: words), "li", "k1"));
        var head = (await _district.HeadOf(1)).Head;
        await order.Erase(words.Commitment, new WorkOrderRequest(new AnnotateOrder(), "admin"));
        await _district.HeadOf(2);

        var proof = await _district.Ledger.ProveInclusion(1, head.Size);

        (await order.Unseal(words.Commitment)).ShouldBeNull();
        Proof.Includes(0, head.Size, MerkleRoot.LeafHash(proof.Line), proof.Hashes, head.Root).ShouldBeTrue();
        Encoding.UTF8.GetString(proof.Line).ShouldContain(words.Commitment);
        Encoding.UTF8.GetString(proof.Line).ShouldNotContain("13800000000");
        (await _district.Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_proven_is_refused_with_a_reason()
    {
        (await _district.Ledger.ProveInclusion(1, 0).ShouldThrowAsync<LedgerRefusedException>()).Message.ShouldStartWith("No head ");
        await _district.Raise("a", 3);
        await _district.HeadOf(3);

        await _district.Ledger.ProveInclusion(0, 0).ShouldThrowAsync<LedgerRefusedException>();
        await _district.Ledger.ProveInclusion(4, 0).ShouldThrowAsync<LedgerRefusedException>();
        await _district.Ledger.ProveInclusion(1, -1).ShouldThrowAsync<LedgerRefusedException>();
        (await _district.Ledger.ProveInclusion(1, 9).ShouldThrowAsync<LedgerRefusedException>()).Message
            .ShouldBe($"The tree of {_district.Code} has 3 entries: 9 is beyond it.");
        await _district.Ledger.ProveConsistency(3, 2).ShouldThrowAsync<LedgerRefusedException>();
        (await _district.Ledger.Export(3, 10)).Lines.ShouldBeEmpty();
        (await _district.Ledger.Heads(99, 10)).Heads.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_witness_that_does_not_answer_is_done_without_and_signs_when_it_is_back()
    {
        var file = Path.Combine(city.Silos.WitnessFolder, "50", $"{_district.Code}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "{}", TestContext.Current.CancellationToken);

        await _district.Raise("a", 2);
        (await _district.HeadOf(2)).CoSignatures.Select(by => by.Witness.Value).ShouldNotContain("50");
        File.Delete(file);

        await _district.HeadOf(2, head => head.CoSignatures.Count == 3);
        (await _district.Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_witness_signs_no_smaller_and_no_other_log_and_nobody_elses_head()
    {
        await _district.Raise("a", 4);
        var first = await _district.HeadOf(4, head => head.CoSignatures.Count == 3);
        await _district.Raise("b", 4);
        var second = await _district.HeadOf(8, head => head.CoSignatures.Count == 3);
        var witness = city.Cluster.Client.GetGrain<IWitnessGrain>("50");
        var key = (await _district.Ledger.Keys()).Single(one => one.Owner == _district.Code);

        (await witness.CoSign(first, key, [])).Refusal.ShouldNotBeNull().ShouldContain("was put back to an older copy");
        var forged = second with { Head = second.Head with { Size = 9 } };
        (await witness.CoSign(forged, key, [])).Refusal.ShouldNotBeNull().ShouldContain("is not signed by");
        var answer = await witness.CoSign(second, key, [first.Head.Root]);
        answer.Refusal.ShouldNotBeNull().ShouldContain("is not proven to go on from");
        answer.Seen!.Head.Size.ShouldBe(8);
        (await witness.CoSign(second, key, [])).Signature.ShouldNotBeNull();
    }

    private string Next(int places) => city.District(TestNumber() + places).Code.Value;

    private int TestNumber() => Enumerable.Range(1, TestCity.Streets).Single(number => city.District(number).Code == _district.Code);
}
