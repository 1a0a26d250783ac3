using CityTwin.Gateway.Fleet.Media;

namespace CityTwin.Gateway.Tests.Fleet;

/// <summary>The published examples: those of the test suite of Signature Version 4 and those of S3's reference.</summary>
public class SigV4Tests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private const string S3Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private const string Nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory]
    [InlineData("GET", "/", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("GET", "/", "Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("POST", "/", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f")]
    [InlineData("GET", "/ሴ", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    public void A_request_of_the_test_suite_has_its_signature(string method, string path, string query, string signature)
    {
        var headers = new Dictionary<string, string> { ["host"] = "example.amazonaws.com", ["x-amz-date"] = "20150830T123600Z" };
        var said = new SigV4Header("AKIDEXAMPLE", "20150830", "us-east-1", "service", ["host", "x-amz-date"], "");
        SigV4.Sign(new SignedRequest(method, path, query, headers.GetValueOrDefault), said, "20150830T123600Z", Nothing, Secret, isS3: false).ShouldBe(signature);
    }

    [Theory]
    [InlineData("GET", "/test.txt", "", "range=bytes=0-9", Nothing, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("PUT", "/test%24file.text", "", "date=Fri, 24 May 2013 00:00:00 GMT|x-amz-storage-class=REDUCED_REDUNDANCY",
        "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072", "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")]
    [InlineData("GET", "/", "lifecycle", "", Nothing, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    public void A_request_of_S3s_reference_has_its_signature(string method, string path, string query, string more, string hash, string signature)
    {
        var headers = more.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1]);
        headers["host"] = "examplebucket.s3.amazonaws.com";
        headers["x-amz-content-sha256"] = hash;
        headers["x-amz-date"] = "20130524T000000Z";
        var said = new SigV4Header("AKIAIOSFODNN7EXAMPLE", "20130524", "us-east-1", "s3", [.. headers.Keys.Order(StringComparer.Ordinal)], "");
        SigV4.Sign(new SignedRequest(method, path, query, headers.GetValueOrDefault), said, "20130524T000000Z", hash, S3Secret).ShouldBe(signature);
    }

    [Fact]
    public void A_header_is_read_or_it_is_none()
    {
        const string scope = "Credential=AK/20150830/us-east-1/s3/aws4_request";
        var read = SigV4Header.Read($"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host;x-amz-date, Signature={new string('a', 64)}").ShouldNotBeNull();
        (read.AccessKeyId, read.Region, read.SignedHeaders.Count).ShouldBe(("AK", "us-east-1", 2));
        SigV4Header.Read(null).ShouldBeNull();
        SigV4Header.Read("Bearer x").ShouldBeNull();
        SigV4Header.Read($"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=short").ShouldBeNull();
        SigV4Header.Read($"AWS4-HMAC-SHA256 {new string('x', 5_000)}").ShouldBeNull();
    }
}
