using System.Text;
using CityTwin.DevicesSim.Drones.Uploads;

namespace CityTwin.DevicesSim.Tests.Drones.Uploads;

/// <summary>Against the worked example "PUT Object" of Amazon's description of signatures in the Authorization header.</summary>
public sealed class AwsSignatureTests
{
    [Fact]
    public void The_published_example_is_signed_as_it_is_published()
    {
        var hash = AwsSignature.Hash(Encoding.UTF8.GetBytes("Welcome to Amazon S3."));
        hash.ShouldBe("44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072");
        AwsSignature.Authorization(
            "PUT", AwsSignature.Path("/test$file.text"), new Dictionary<string, string>
            {
                ["host"] = "examplebucket.s3.amazonaws.com",
                ["date"] = "Fri, 24 May 2013 00:00:00 GMT",
                ["x-amz-date"] = AwsSignature.Time(new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero)),
                ["x-amz-storage-class"] = "REDUCED_REDUNDANCY",
                ["x-amz-content-sha256"] = hash,
            }, "us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
            .ShouldBe("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                + "SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class, "
                + "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    [Fact]
    public void A_path_is_escaped_by_segments() =>
        AwsSignature.Path("/bucket/飞行 1/a+b.jpeg").ShouldBe("/bucket/%E9%A3%9E%E8%A1%8C%201/a%2Bb.jpeg");
}
