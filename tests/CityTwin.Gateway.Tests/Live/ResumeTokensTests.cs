using CityTwin.City;
using CityTwin.Gateway.Live;
using CsCheck;
using Grpc.Core;

namespace CityTwin.Gateway.Tests.Live;

public class ResumeTokensTests
{
    private static readonly Gen<Dictionary<DivisionCode, long>> Places = Gen.Select(
            Gen.Int[100_000, 999_999].Select(code => DivisionCode.Parse($"{code}")), Gen.Long[0, long.MaxValue])
        .Array[0, 40]
        .Select(all => all.DistinctBy(place => place.Item1).ToDictionary(place => place.Item1, place => place.Item2));

    private readonly ResumeTokens _tokens = new(new ResumeKey(new byte[32]));

    [Fact]
    public void What_was_written_is_read() => Places.Sample(places =>
        _tokens.Read(_tokens.Write(places)).OrderBy(p => p.Key).SequenceEqual(places.OrderBy(p => p.Key)));

    /// <summary>Tokens of one district are kept: never one for another place.</summary>
    [Fact]
    public void A_place_always_has_its_own_token() => Gen.Select(Gen.Int[500_101, 500_103], Gen.Long[0, 3_000]).Array[0, 400].Sample(all =>
        all.All(place =>
        {
            var district = DivisionCode.Parse($"{place.Item1}");
            var read = _tokens.Read(_tokens.Write(new Dictionary<DivisionCode, long> { [district] = place.Item2 }));
            return read.Count == 1 && read[district] == place.Item2;
        }));

    [Fact]
    public void A_token_with_any_character_changed_is_refused()
    {
        var token = _tokens.Write(new Dictionary<DivisionCode, long> { [DivisionCode.Parse("500103")] = 42 });
        for (var i = 0; i < token.Length; i++)
        {
            var changed = token.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'Q' : 'A';
            Should.Throw<RpcException>(() => _tokens.Read(new string(changed)), $"character {i}")
                .StatusCode.ShouldBe(StatusCode.InvalidArgument);
        }
    }

    [Fact]
    public void Another_citys_token_is_refused()
    {
        var other = new ResumeTokens(new ResumeKey([.. Enumerable.Repeat((byte)1, 32)]));
        Should.Throw<RpcException>(() => _tokens.Read(other.Write(new Dictionary<DivisionCode, long>())))
            .Status.Detail.ShouldContain("not given out by this city");
    }

    [Fact]
    public void Any_text_is_refused_and_nothing_else_happens() => Gen.String.Sample(text =>
        Should.Throw<RpcException>(() => _tokens.Read(text)).StatusCode == StatusCode.InvalidArgument);
}
