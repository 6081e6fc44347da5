@echo off
rem Starts the gan command on Windows. JAVA_HOME chooses the Java; GAN_JAVA_OPTS adds JVM options.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"
"%java%" -XX:+UseSerialGC -Xmn32m -Djava.awt.headless=true %JAVA_OPTS% %GAN_JAVA_OPTS% -cp "%home%\lib\*" "-Dgan.home=%home%" org.gan4j.cli.Main %*
exit /b %ERRORLEVEL%
