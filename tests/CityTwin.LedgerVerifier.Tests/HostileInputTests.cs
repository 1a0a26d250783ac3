using System.Text;
using CsCheck;

namespace CityTwin.LedgerVerifier;

/// <summary>Whatever the bytes, there is a verdict, and never a good one.</summary>
public class HostileInputTests
{
    private static readonly SignedLog Known = SignedLog.Usual(lines: 9);

    [Fact]
    public void Random_bytes_are_never_proven() => Gen.Byte.Array[1, 400].Sample(bytes =>
    {
        Known.Check(keys: bytes).IsProven.ShouldBeFalse();
        Known.Check(heads: bytes).IsProven.ShouldBeFalse();
        Known.Check(log: bytes).IsProven.ShouldBeFalse();
    });

    [Fact]
    public void Bytes_that_were_overwritten_inserted_or_left_out_are_never_proven()
    {
        var files = new[] { Known.Log, Known.Heads, Known.Keys };
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, int.MaxValue], Gen.Int[0, 8], Gen.Byte.Array[0, 8]).Sample((which, pick, cut, put) =>
        {
            var file = files[which];
            var at = pick % file.Length;
            byte[] changed = [.. file[..at], .. put, .. file[Math.Min(file.Length, at + cut)..]];
            if (changed.AsSpan().SequenceEqual(file) || (which > 0 && IsOnlyWhiteSpace(put) && cut == 0))
            {
                return; // Space between the members of a file says nothing.
            }

            var verdict = which switch
            {
                0 => Known.Check(log: changed),
                1 => Known.Check(heads: changed),
                _ => Known.Check(keys: changed),
            };
            verdict.IsProven.ShouldBeFalse(Encoding.UTF8.GetString(changed));
        });
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"district":"500103","heads":[null],"witnessed":[]}""")]
    [InlineData("""{"district":"500103","heads":[],"witnessed":[],"heads":[]}""")]
    [InlineData("""{"district":"500103","heads":[{"keyId":"","root":"","signature":"","size":-1,"timeMs":0,"witnesses":[null]}],"witnessed":[]}""")]
    [InlineData("""{"district":null,"heads":null,"witnessed":null}""")]
    public void Heads_of_another_shape_are_refused(string heads) =>
        Known.Check(heads: Encoding.UTF8.GetBytes(heads)).IsProven.ShouldBeFalse();

    [Theory]
    [InlineData("null")]
    [InlineData("""{"keys":[null]}""")]
    [InlineData("""{"keys":[{"keyId":"","owner":"","publicKey":""}]}""")]
    [InlineData("""{"keys":[{"keyId":"","owner":"500103","publicKey":"MDkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDIgACAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}]}""")]
    public void Keys_of_another_shape_are_refused(string keys) =>
        Known.Check(keys: Encoding.UTF8.GetBytes(keys)).IsProven.ShouldBeFalse();

    [Fact]
    public void A_line_without_an_end_does_not_fill_the_memory() =>
        Known.Check(log: new byte[3 * 1024 * 1024]).Faults.ShouldContain(
            fault => fault.What.Contains("more than 1048576 bytes", StringComparison.Ordinal));

    private static bool IsOnlyWhiteSpace(byte[] bytes) => bytes.All(b => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t');
}
