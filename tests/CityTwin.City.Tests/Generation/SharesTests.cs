using CityTwin.City.Generation;
using CsCheck;

namespace CityTwin.City.Tests.Generation;

public class SharesTests
{
    [Fact]
    public void All_is_dealt_out_and_nobody_gets_less_than_the_least() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.Double[0, 9].Array[1, 40], Gen.Int[0, 3]).Sample((total, weights, least) =>
        {
            var shares = Shares.Of(total, weights, least);
            shares.ShouldAllBe(share => share >= least);
            if (weights.Sum() > 0)
            {
                shares.Sum().ShouldBe(Math.Max(total, least * weights.Length));
            }
        });
}
