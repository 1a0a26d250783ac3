using System.Text;

namespace CityTwin.LedgerVerifier;

public class ExportCheckTests
{
    [Fact]
    public void An_untouched_export_is_proven()
    {
        var log = SignedLog.Usual(lines: 23);

        var verdict = log.Check();

        verdict.Faults.ShouldBeEmpty();
        verdict.IsProven.ShouldBeTrue();
        (verdict.Lines, verdict.Entities, verdict.Heads, verdict.CoSignatures).ShouldBe((23, 4, 6, 11));
        verdict.Witnesses.ShouldBe(["50", "500105"]);
        verdict.Root.ShouldBe(log.IssuedHeads[^1].Root);
    }

    [Fact]
    public void A_log_in_which_nothing_has_happened_is_proven_to_be_empty()
    {
        var verdict = new SignedLog().Check();

        (verdict.IsProven, verdict.Lines).ShouldBe((true, 0));
    }

    [Fact]
    public void A_bit_that_was_flipped_anywhere_in_the_log_is_found()
    {
        var log = SignedLog.Usual(lines: 3);
        var bytes = log.Log;
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            log.Check(log: Flipped(bytes, bit)).IsProven.ShouldBeFalse($"bit {bit}");
        }
    }

    [Fact]
    public void A_byte_that_was_changed_anywhere_in_the_heads_or_keys_is_found()
    {
        var log = SignedLog.Usual(lines: 4, linesPerHead: 4);
        var (heads, keys) = (log.Heads, log.Keys);
        heads.ShouldNotContain((byte)'\\', "an escape has two ways to be written");
        keys.ShouldNotContain((byte)'\\');
        for (var at = 0; at < heads.Length; at++)
        {
            log.Check(heads: Flipped(heads, (at * 8) + (at % 8))).IsProven.ShouldBeFalse($"heads, byte {at}");
        }

        for (var at = 0; at < keys.Length; at++)
        {
            log.Check(keys: Flipped(keys, (at * 8) + (at % 8))).IsProven.ShouldBeFalse($"keys, byte {at}");
        }
    }

    [Fact]
    public void What_was_changed_in_a_line_is_narrowed_down_to_the_heads_around_it()
    {
        var log = SignedLog.Usual(lines: 20);
        log.Lines[12] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(log.Lines[12]).Replace("水位", "水深", StringComparison.Ordinal));

        Sentences(log.Check()).Single().ShouldStartWith("log.jsonl: lines 11 to 15 are not those that were signed: their root is ");
    }

    [Fact]
    public void A_line_that_was_left_out_is_named()
    {
        var log = SignedLog.Usual(lines: 20);
        log.Lines.RemoveAt(6);

        var found = Sentences(log.Check());

        found.ShouldContain("log.jsonl line 7: has sequence 8; expected 7.");
        found.ShouldContain("log.jsonl line 10: (sequence 11) is event 3 of alert:500103001001007:0003; expected 2.");
        found.ShouldContain("log.jsonl: ends at line 19, and the district has signed a head of 20 lines: the log was shortened.");
    }

    [Fact]
    public void Lines_that_changed_places_are_named()
    {
        var log = SignedLog.Usual(lines: 20);
        (log.Lines[3], log.Lines[7]) = (log.Lines[7], log.Lines[3]);

        var found = Sentences(log.Check());

        found.ShouldContain("log.jsonl line 4: has sequence 8; expected 4.");
        found.ShouldContain("log.jsonl line 4: (sequence 8) is event 2 of alert:500103001001007:0000; expected 1.");
    }

    [Fact]
    public void A_log_that_was_cut_off_is_noticed()
    {
        var log = SignedLog.Usual(lines: 20);
        log.Lines.RemoveRange(17, 3);

        Sentences(log.Check()).ShouldBe(["log.jsonl: ends at line 17, and the district has signed a head of 20 lines: the log was shortened."]);
        Sentences(log.Check(log: log.Log[..^5])).ShouldContain(sentence => sentence.EndsWith("the file was cut.", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_that_nobody_has_signed_prove_nothing()
    {
        var log = SignedLog.Usual(lines: 20);
        log.Add("alert:500103001001007:0009", 1);

        Sentences(log.Check()).ShouldBe(
            ["log.jsonl: lines 21 to 21 are beyond the last signed head, which is of 20 lines: nobody has signed them."]);
    }

    [Fact]
    public void A_log_put_back_to_an_older_copy_with_its_heads_is_noticed_by_what_a_witness_has_seen()
    {
        var log = SignedLog.Usual(lines: 20);
        log.Lines.RemoveRange(10, 10);
        log.KeepHeads(2);

        Sentences(log.Check()).ShouldBe(
            ["heads.json witnessed head 1: witness 50 has seen 20 lines signed, and the export's last head has 10: the log was put back to an older copy."]);
    }

    [Fact]
    public void A_log_that_went_another_way_after_an_older_copy_is_noticed()
    {
        var log = SignedLog.Usual(lines: 20);
        log.Lines.RemoveRange(10, 10);
        log.KeepHeads(2);
        for (var i = 0; i < 15; i++)
        {
            log.Add($"alert:500103001001008:{i:D4}", 1);
        }

        log.Sign("500105", "50");

        Sentences(log.Check()).Single().ShouldStartWith("log.jsonl: lines 11 to 20 are not those that were signed");
    }

    [Fact]
    public void A_log_that_was_forked_is_noticed()
    {
        var log = SignedLog.Usual(lines: 20);
        log.Lines[^1] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(log.Lines[^1]).Replace("水位", "水深", StringComparison.Ordinal));
        log.Sign("500105", "50");

        Sentences(log.Check()).ShouldContain("heads.json head 5: is of size 20 as the head before, and its root is another: the log was forked.");
    }

    [Fact]
    public void Heads_that_another_key_has_signed_are_refused_by_whoever_knows_the_right_one()
    {
        var log = SignedLog.Usual(lines: 10);
        var keys = log.Keys;
        log.SignAnew(SignedLog.District);

        Sentences(log.Check(keys: keys)).ShouldContain(sentence => sentence.Contains("is not among the keys", StringComparison.Ordinal));
    }

    [Fact]
    public void A_head_signed_by_its_witness_is_not_signed_by_its_district()
    {
        var log = SignedLog.Usual(lines: 5);
        log.ReplaceHead(0, head => head with { KeyId = head.Witnesses[0].KeyId });

        Sentences(log.Check()).ShouldContain(sentence => sentence.Contains("is that of 500105, and 500103 was to sign.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_head_that_too_few_have_witnessed_is_refused()
    {
        var log = SignedLog.Usual(lines: 10);

        Sentences(log.Check(minWitnesses: 3)).ShouldBe(["heads.json head 2: (size 10) is co-signed by 2 witnesses; 3 are expected."]);
        log.ReplaceHead(1, head => head with { Witnesses = [] });
        Sentences(log.Check()).ShouldBe(["heads.json head 2: (size 10) is co-signed by 0 witnesses; 1 are expected."]);
        log.ReplaceHead(1, head => log.IssuedHeads[0] with { Size = 10 });
        log.Check().IsProven.ShouldBeFalse();
    }

    [Fact]
    public void A_district_does_not_witness_itself_and_one_witness_does_not_count_twice()
    {
        var log = SignedLog.Usual(lines: 5);
        log.ReplaceHead(0, head => head with { Witnesses = [head.Witnesses[0], head.Witnesses[0]] });
        log.Check(minWitnesses: 2).IsProven.ShouldBeFalse();

        var own = new SignedLog();
        own.Add("alert:500103001001007:0001", 1);
        own.Sign(SignedLog.District);
        Sentences(own.Check(minWitnesses: 0)).ShouldBe(
            ["heads.json head 1: (size 1) 500103 witnesses its own log; a witness is another."]);
    }

    [Fact]
    public void Heads_that_changed_places_are_noticed()
    {
        var log = SignedLog.Usual(lines: 15);
        log.SwapHeads(0);

        Sentences(log.Check()).ShouldContain(sentence => sentence.StartsWith("heads.json head 2: has size 5 at ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_entitys_events_are_counted_from_one()
    {
        var log = new SignedLog();
        log.Add("alert:500103001001007:0001", 2);
        log.Sign("50");

        Sentences(log.Check()).ShouldBe(
            ["log.jsonl line 1: (sequence 1) is event 2 of alert:500103001001007:0001; expected 1."]);
    }

    [Fact]
    public void Of_a_file_that_is_all_wrong_only_the_first_faults_are_kept_and_all_are_counted()
    {
        var verdict = SignedLog.Usual(lines: 5).Check(log: [.. Enumerable.Repeat((byte)'\n', 1000)]);

        verdict.FaultCount.ShouldBeGreaterThan(1000);
        verdict.Faults.Count.ShouldBe(100);
    }

    private static string[] Sentences(Verdict verdict) => [.. verdict.Faults.Select(fault => fault.ToString())];

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
