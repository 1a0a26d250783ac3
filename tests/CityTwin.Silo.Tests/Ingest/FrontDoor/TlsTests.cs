using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CityTwin.Mqtt;

namespace CityTwin.Silo.Tests.Ingest.FrontDoor;

public class TlsTests
{
    [Fact]
    public async Task With_a_certificate_the_door_speaks_TLS_and_nothing_else()
    {
        TakingTests.Require("mosquitto_pub");
        var folder = Directory.CreateTempSubdirectory("tls-");
        var (certificate, key) = (Path.Combine(folder.FullName, "server.pem"), Path.Combine(folder.FullName, "server.key"));
        using (var own = Certificate())
        {
            await File.WriteAllTextAsync(certificate, own.ExportCertificatePem());
            await File.WriteAllTextAsync(key, own.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        }

        await using var door = await Door.Open(options => (options.CertificateFile, options.KeyFile) = (certificate, key));
        door.Register("sealed");
        string[] message = ["-q", "1", "-t", DeviceTopic.Telemetry("sealed"), "-m", Door.Level(2.5)];
        (await door.Mosquitto("mosquitto_pub", "sealed", message)).Succeeded.ShouldBeFalse();
        var answer = await door.Mosquitto("mosquitto_pub", "sealed", ["--cafile", certificate, .. message]);
        answer.Succeeded.ShouldBeTrue(answer.ToString());
        door.Intake.Values.ShouldBe([2.5]);
        folder.Delete(recursive: true);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
